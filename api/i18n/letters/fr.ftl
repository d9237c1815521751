# The letters of the registry in French.

## How every letter begins and ends

greeting = Bonjour { $name },
greeting-unnamed = Madame, Monsieur,
closing =
    Nous vous prions d’agréer nos salutations distinguées.

    Portolan
    Le registre mondial des plateformes publiques d’apprentissage numérique
## What stands for a name that is not known

unnamed = votre plateforme

## An invitation

invitation-subject = Invitation à Portolan, le registre des plateformes publiques d’apprentissage numérique
invitation-text = Un compte a été ouvert à votre nom dans Portolan, le registre mondial des plateformes publiques d’apprentissage numérique. Votre rôle :
invitation-link = Pour vous connecter, veuillez ouvrir l’adresse ci-dessous. Aucun mot de passe n’est nécessaire :
invitation-after = Ce lien fonctionne une seule fois, dans les 15 minutes qui suivent l’envoi de ce message. Passé ce délai, vous pouvez à tout moment en demander un nouveau :
role-government = Gouvernement : { $places }
role-curator = Conservation du registre, toutes les régions
role-curator-of = Conservation du registre : { $places }
role-admin = Administration

## A link that somebody asked for

sign-in-subject = Votre lien de connexion à Portolan
sign-in-text = Vous avez demandé à vous connecter à Portolan.
sign-in-link = Pour vous connecter, veuillez ouvrir cette adresse :
sign-in-after = Ce lien fonctionne une seule fois, dans les 15 minutes qui suivent l’envoi de ce message. Si vous ne l’avez pas demandé, veuillez ne pas tenir compte de ce message : sans ce lien, personne ne peut accéder à votre compte.
sign-in-browser = Il ne s’ouvre que dans le navigateur depuis lequel vous l’avez demandé.

## Proposals

changes-requested-subject = Modifications demandées : { $name }
changes-requested-text = Votre proposition concernant « { $name } » a été examinée. Des modifications vous sont demandées avant qu’elle puisse être acceptée.
changes-requested-link = Vous pouvez modifier la proposition et la soumettre de nouveau ici ; tout ce que vous avez saisi a été conservé :
proposal-accepted-subject = Proposition acceptée : { $name }
proposal-accepted-text = Votre proposition concernant « { $name } » a été acceptée et a désormais pris effet.
proposal-rejected-subject = Proposition non retenue : { $name }
proposal-rejected-text = Votre proposition concernant « { $name } » a été examinée et n’a pas pu être acceptée. Vous pouvez la rouvrir et la corriger.
proposal-on-hold-subject = Proposition en suspens : { $name }
proposal-on-hold-text = L’examen de votre proposition concernant « { $name } » a été suspendu. Vous n’avez rien à faire pour le moment.
proposal-link = La proposition se trouve ici :
reasons = Motifs :
note = Observations de la personne chargée de l’examen :
reason-duplicate = La plateforme figure déjà dans le registre, ou fait l’objet d’une autre proposition.
reason-not-public = Aucun organisme public ne répond de la plateforme.
reason-not-learning = Il ne s’agit pas d’une plateforme d’apprentissage.
reason-unreachable = L’adresse ne répond pas, ou affiche autre chose.
reason-wrong-country = La plateforme relève d’un autre pays.
reason-incomplete = Des informations manquent.
reason-inaccurate = Certaines informations sont inexactes.
reason-wording = La formulation devrait être plus claire, ou donnée aussi dans une autre langue.
reason-unsourced = Aucune source n’étaye ce qui est indiqué.
reason-commercial = La plateforme demande un paiement aux apprenants, ou leur montre de la publicité.
reason-other = Autre motif

## A government's confirmation of an entry

endorsement-due-subject = Confirmation attendue : { $name }
endorsement-due-text = Votre gouvernement confirme une fois par an la notice « { $name } ». Cette confirmation est à renouveler.
endorsement-due-until = Elle prend fin le { $date }.
endorsement-lapsed-subject = Confirmation expirée : { $name }
endorsement-lapsed-text = La confirmation de la notice « { $name } » par votre gouvernement a expiré. La notice reste dans le registre, avec la mention qu’elle n’est plus confirmée.
endorsement-lapsed-until = Elle a pris fin le { $date }.
renew-link = Pour consulter la notice et la confirmer pour une année, veuillez ouvrir cette adresse :
renew-after = Ce lien vous est personnel ; veuillez ne pas le transmettre. Rien n’est confirmé avant que vous ayez vu la notice et donné votre accord.

## A finding that a government should answer

flag-opened-subject = Votre réponse est demandée : { $name }
flag-opened-text = Les contrôles réguliers de « { $name } » ont relevé un point qui appelle votre réponse :
flag-opened-until = La mention publique sera affichée à partir du { $date }, avec votre réponse s’il y en a une.
flag-opened-link = Veuillez consulter les constatations et répondre ici, avant toute mention publique :
evidence = Constatation :
flag-kind-unreachable = La plateforme est inaccessible depuis une semaine.
flag-kind-not-found = L’adresse répond que la page n’existe pas.
flag-kind-moved = L’adresse mène désormais à un autre site.
flag-kind-parked = L’adresse affiche un domaine en attente ou la page par défaut d’un serveur.
flag-kind-identity-changed = L’adresse affiche une page étrangère à la plateforme.
flag-kind-certificate = Le certificat de sécurité n’est pas valide, ou arrive à expiration.
flag-kind-metadata-changed = La page se décrit autrement qu’auparavant.
flag-kind-closure-announced = La page annonce que le service ferme ou a fermé.
flag-kind-spam-injected = La page contient des liens insérés par des spammeurs.
flag-kind-language-mismatch = Une langue indiquée dans la notice n’est pas proposée.
flag-kind-blocked = La plateforme n’est accessible qu’aux navigateurs, ou que depuis le pays.
flag-kind-endorsement-due = La confirmation de la notice est à renouveler.
flag-kind-reported = Un visiteur signale un problème
