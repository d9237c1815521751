# The words of the desks in French. Every catalogue has the same keys with the same placeables.

## When something may not be done

forbidden-title = Cette page ne vous est pas ouverte
forbidden-text = Votre compte n’a pas accès à cette page. Si vous pensez qu’il devrait l’avoir, écrivez aux responsables de ce registre.
unknown-title = Veuillez vous reconnecter
unknown-text = Vous n’êtes plus connecté, ou le lien que vous avez ouvert n’est plus valable.
large-title = C’est trop long
large-text = Le formulaire contient plus que ce qui peut être conservé. Veuillez le raccourcir.
conflict-title = Ce n’est pas possible pour le moment

## Coming in

sign-in-title = Connexion
sign-in-lead = Pour les gouvernements, l’équipe du registre et l’administration. Nous vous envoyons un lien par courrier électronique ; il n’y a pas de mot de passe.
sign-in-email = Adresse électronique
sign-in-send = M’envoyer un lien
sign-in-sent = S’il existe un compte avec cette adresse, un lien est en route. Il fonctionne une seule fois, pendant 15 minutes et dans ce navigateur uniquement.
sign-in-outbox = Ce registre n’a pas encore de serveur de courrier. Ses lettres sont des fichiers sur cette machine, dans
sign-in-by = Avec un compte de votre organisation
sign-in-who = Les comptes sont ouverts sur invitation. Tout ce qui est publié ici se lit sans compte.
enter-title = Se connecter à Portolan
enter-text = Appuyez sur le bouton pour vous connecter. Le lien ne fonctionnera plus ensuite.
enter-button = Se connecter
enter-spent = Ce lien ne fonctionne plus, ou a été demandé dans un autre navigateur.
enter-again = Demander un nouveau lien
renew-title = Confirmer une fiche
renew-text = Vous confirmez pour une année de plus que { $name } ({ $url }) est une plateforme de votre gouvernement. Cela est consigné au nom de { $email }.
renew-button = Confirmer pour un an
interrupted-title = Vous n’êtes plus connecté
interrupted-text = Rien de ce que vous avez saisi n’est perdu. Connectez-vous à côté de cette page, puis renvoyez le formulaire.
interrupted-sign-in = Se connecter (s’ouvre à côté de cette page)
interrupted-again = Revenez à cette page et appuyez sur le bouton.
interrupted-send = Renvoyer
sign-out = Se déconnecter

## What was done

done-renewed = La fiche est confirmée pour une année de plus. Merci.
done-confirmed = La fiche est confirmée pour un an.
done-revoked = La confirmation a été retirée.
done-ended = La session a été fermée.
done-revoked-token = Le jeton a été révoqué.
done-left = Vous êtes déconnecté.
done-saved = Enregistré.
done-submitted = Envoyé à l’équipe du registre.
done-withdrawn = Proposition retirée.
done-reopened = Proposition rouverte.
done-taken = Vous l’examinez à présent ; les autres le voient.
done-released = Laissé aux autres.
done-accepted = Accepté et en vigueur.
done-decided = Votre décision a été consignée.
done-commented = Votre commentaire a été ajouté.
done-replied = Votre réponse a été consignée.
done-check-asked = Un contrôle a été demandé.
done-assigned = C’est noté.
done-begun = Vous aviez déjà commencé ceci ; poursuivez ici.
done-bulk = Fait pour tout ce que vous avez coché.
done-looked = Tout jusqu’ici est marqué comme vu.
done-roles-changed = Les rôles ont été modifiés.

## Desk

desk-title = Espace de travail
desk-nav = Parties de l’espace de travail
desk-faults = À revoir
desk-entries = Nos fiches
desk-no-entries = Aucune plateforme de votre pays n’est encore répertoriée.
desk-proposals = Propositions
desk-queue = File d’attente
desk-waiting = Ce qui attend
desk-needs = Ce qui vous attend
desk-nothing = Rien pour le moment. Merci.
desk-due = Confirmations à donner ou à renouveler
desk-confirm = Confirmer pour un an
desk-flags = Constats des contrôles
desk-returned = Renvoyées avec des questions
desk-drafts = Brouillons
desk-sent = En cours d’examen
desk-answered = Constats auxquels il a été répondu, chez les conservateurs
desk-new = Nouvelle plateforme
desk-new-of = Nouvelle plateforme : { $name }

## My account

me-title = Mon compte
me-name = Nom
me-roles = Rôles
me-sessions = Où je suis connecté
me-here = ce navigateur
me-end = Fermer
me-end-others = Fermer toutes les autres
me-tokens = Jetons pour programmes
me-tokens-lead = Un jeton permet à un programme d’agir en votre nom, dans les limites que vous lui fixez.
me-token-made = Voici le nouveau jeton. Copiez-le maintenant : il ne sera plus jamais affiché.
me-token-name = À quoi il sert
me-token-scopes = Ce qu’il permet
me-token-days = Durée de validité, en jours
me-token-make = Créer un jeton
me-until = jusqu’au
me-used = utilisé
me-revoke = Révoquer
role-government = Gouvernement : { $name }
role-curator = Conservation du registre
role-curator-of = Conservation du registre : { $name }
role-admin = Administration
role-of-government = Gouvernement
role-of-curator = Conservation du registre
role-of-admin = Administration
role-of-system = Système
role-of-operator = Exploitation
role-of-account = Compte
scope-read-own = lire ce que vous pouvez lire
scope-propose = proposer, confirmer et répondre
scope-curate = décider pour la conservation du registre
scope-admin = administrer

## An entry at the desk

entry-name = Plateforme
entry-unconfirmed = pas encore confirmée
entry-public = Page publique
entry-change = Proposer une modification
entry-retire = Proposer son retrait
entry-check = Contrôler maintenant
entry-revoke = Retirer la confirmation
entry-is-retired = Cette plateforme a été retirée du service.
entry-says = Ce qu’en dit le registre
entry-revoke-why = Pourquoi ?

## Proposals

proposal-untitled = (sans nom pour l’instant)
proposals-none = Il n’y a aucune proposition.
proposal-kind-create = Nouvelle plateforme
proposal-kind-update = Modification
proposal-kind-retire = Retrait
proposal-status-draft = Brouillon
proposal-status-submitted = Envoyée
proposal-status-in-review = En cours d’examen
proposal-status-changes-requested = Renvoyée
proposal-status-on-hold = En attente
proposal-status-accepted = Acceptée
proposal-status-rejected = Refusée
proposal-status-withdrawn = Retirée
proposal-about = Concerne
proposal-open = Avant de pouvoir l’envoyer :
proposal-warnings = À comparer :
proposal-changes = Ce qu’elle modifie
proposal-check = Contrôle de l’adresse
proposal-decide = Décision
proposal-returned = Renvoyée avec ces demandes
proposal-edit = Modifier
proposal-notes = Échanges
proposal-comment = Commentaire
proposal-rebase = Reprendre ce que d’autres ont modifié
comment-send = Ajouter le commentaire
change-field = Champ
change-before = Avant
change-after = Après
change-now = Entre-temps, modifié par d’autres en :
check-waiting = Le contrôle est en cours. Rechargez cette page dans un instant.
check-nobody = Aucun programme ne contrôle d’adresses en ce moment.
check-hosts = Autres sites que la page charge
warning-same-address = La même adresse
warning-same-host = Une autre adresse du même site
warning-lookalike-host = Un site dont le nom se ressemble
warning-similar-name = Presque le même nom
warning-open-proposal = Une autre proposition en cours sur cette plateforme
step-submit = Envoyer à l’équipe du registre
step-withdraw = Retirer la proposition
step-take = Examiner
step-release = Laisser aux autres
step-accept = Accepter
step-request-changes = Demander des modifications
step-reject = Refuser
step-hold = Mettre en attente
step-resume = Reprendre
step-reopen = Rouvrir
decide-reasons = Motifs (pour demander des modifications ou refuser)
decide-text = Explication
decide-shared = Plusieurs fiches peuvent partager cette adresse
send-title = Avant l’envoi
send-text = Un mot aux curateurs (facultatif)
send-back = Retour au formulaire
proposal-says = Ce qu’elle dit
meanwhile-title = Entre-temps, quelqu’un d’autre a modifié ceci
meanwhile-text = Rien n’a été enregistré par-dessus. Votre saisie est toujours dans le formulaire ci-dessous : comparez, puis enregistrez de nouveau.
meanwhile-stands = Ce qui est enregistré
meanwhile-typed = Votre saisie
found-again = Regarder de nouveau
decide-reasons-short = Motifs
decide-sure = Je sais que cela est irréversible.
decide-sure-missing = Un retrait est irréversible. Cochez la case pour confirmer.
review-other = { $name } examine ceci en ce moment.
review-take-over = Prendre le relais
review-held = { $name } examine ceci. Pour décider vous-même, prenez d’abord le relais.
review-assigned = Confié à
review-assign = Confier
check-way = Chemin suivi
check-tls = Chiffrement

## The form

form-save = Enregistrer le brouillon
form-fill = Consulter l’adresse et proposer ce qui s’y trouve
found-title = Trouvé à cette adresse
found-use = Utiliser comme : { $name }
form-what = Ce que c’est
form-names-hint = Indiquez les langues par leur nom ou leur code, comme « français » ou « fr ».
form-language = Langue
form-name = Nom
form-summary = Résumé (40 à 400 caractères)
form-where = Où elle se trouve
form-for-whom = Pour qui
form-how = Comment on l’utilise
form-who = Qui la soutient
form-sources-hint = Pages publiques qui citent la plateforme, une adresse par ligne.
end-reason = Pourquoi
end-date = Depuis quand
end-successor = Plateforme qui lui succède
end-successor-hint = Par son nom, ou l’adresse de sa page ici.
end-note = Note, en une ligne
form-summary-short = Résumé
form-url = Adresse
form-twice = a deux textes ; chaque langue ne peut en avoir qu’un
form-no-language = indiquez dans quelle langue c’est écrit
form-drop = Retirer { $name }
form-add-name = Ajouter un nom dans une autre langue
form-add-summary = Ajouter un résumé dans une autre langue
form-add-languages = Ajouter une langue
form-fill-hint = Le registre peut consulter l’adresse et proposer le titre, la description et la langue qu’il y trouve. Ce que vous avez saisi reste.
form-send = Relire et envoyer

## Queue

queue-kind = Objet
queue-count = Nombre
queue-oldest = La plus ancienne
queue-open = Ouvrir la file d’attente
queue-empty = Rien n’attend.
queue-kinds = Objets
queue-next = Suite
queue-nobody = personne
queue-all = n’importe qui
queue-mine = moi
queue-everywhere = tous les pays
queue-to-me = confié à vous
queue-to-other = confié à quelqu’un d’autre
queue-held = par un autre curateur
queue-oldest-short = le plus ancien
bulk-title = Avec tout ce qui est coché
bulk-assign = Me les confier
bulk-accept = Accepter ensemble (modifications des mêmes champs)
bulk-nothing = Rien n’est coché.
bulk-not-of-this = cela ne s’applique pas ici
keys-title = Touches
keys-move = suivant, précédent
keys-open = ouvrir
keys-tick = cocher
keys-decide = dans une décision : accepter, demander des changements ou écarter, commenter
keys-help = cette aide
keys-close = Fermer
desk-news = Nouveautés
news-count = { $count ->
    [one] Un événement depuis votre dernière visite.
   *[other] { $count } événements depuis votre dernière visite.
}
news-many = Plus de { $count } événements depuis votre dernière visite.
news-more = Seuls les plus récents sont affichés.
news-none = Rien de nouveau depuis votre dernière visite.
news-seen = Tout marquer comme vu

## Flags

flag-first = Premier constat
flag-last = Dernier constat
flag-times = { $count ->
    [one] ouvert { $count } fois
   *[other] ouvert { $count } fois
}
flag-closed = Clos
flag-reports = Ce que des visiteurs ont écrit
flag-answer = Répondre pour le gouvernement
flag-answer-what = Qu’en est-il ?
flag-answer-url = Nouvelle adresse, si elle a changé
flag-answer-note = Explication
flag-answer-send = Envoyer la réponse
flag-accept = Accepter ce que le site dit à présent
flag-dismiss = Écarter
flag-dismiss-why = Pourquoi ce n’est pas un problème
flag-dismiss-days = Ne pas le rouvrir avant tant de jours
flag-retire = Retirer la plateforme

## Many entries at once

desk-sheet = Envoyer un fichier
sheet-lead = Plusieurs fiches à la fois, dans un fichier CSV ou XLSX. Vous voyez d’abord ce qu’il donnerait ; rien n’est enregistré tant qu’une cellule est fautive.
sheet-file = Fichier (CSV ou XLSX, 8 Mo au plus)
sheet-check = Examiner
sheet-import = En faire des brouillons
sheet-summary = Nouvelles : { $creations }. Modifiées : { $updates }. Inchangées : { $unchanged }. Fautes : { $faults }.
sheet-sound = Toutes les cellules sont correctes. Pour en faire des brouillons, choisissez à nouveau le fichier et appuyez sur le second bouton.
sheet-row = Ligne
sheet-column = Colonne
sheet-fault = Ce qui ne va pas
sheet-template = Colonnes
sheet-template-lead = La première ligne du fichier. Les listes sont séparées par des points-virgules ; un texte a une colonne par langue.
sheet-export = Les fiches en fichier, à modifier et à renvoyer : { $name }
sheet-empty = Un fichier vide avec les colonnes
sheet-values = Ce que les colonnes peuvent contenir
done-imported = Le fichier a donné des brouillons.

## Administration

desk-accounts = Comptes
desk-jobs = Exécution des tâches
desk-mail = Lettres
desk-events = Événements
accounts-seen = Dernière connexion
accounts-suspended = suspendu
accounts-suspend = Suspendre
accounts-restore = Lever la suspension
accounts-invite = Inviter quelqu’un
accounts-language = Langue des lettres
accounts-government = Gouvernement de
accounts-government-hint = Pays par leur nom ou leur code, séparés par des virgules.
accounts-regions = Conservation du registre pour ces seules régions
accounts-country = « { $name } » n’est pas un code de pays.
accounts-regions-alone = Les régions sont celles des conservateurs : cochez aussi ce rôle, ou aucune région.
accounts-send = Envoyer l’invitation
done-invited = L’invitation est en route.
done-suspended = Le compte est suspendu.
done-restored = Le compte peut de nouveau être utilisé.
jobs-rounds = Passages
jobs-running = en cours
jobs-crashed = son processus s’est arrêté
mail-to = À
mail-about = Objet
mail-since = Depuis
mail-sent = Envoyée
mail-tries = Essais
mail-waits = en attente
mail-kind-invitation = Invitation
mail-kind-sign-in = Lien de connexion
mail-kind-changes-requested = Modifications demandées
mail-kind-proposal-accepted = Proposition acceptée
mail-kind-proposal-rejected = Proposition refusée
mail-kind-proposal-on-hold = Proposition en attente
mail-kind-endorsement-due = Confirmation à renouveler
mail-kind-endorsement-lapsed = Confirmation expirée
mail-kind-flag-opened = Constat appelant une réponse
events-show = Afficher
events-none = Rien n’a été trouvé.
events-detail = Avant et après
event-platform-created = Plateforme inscrite
event-platform-updated = Fiche modifiée
event-platform-retired = Plateforme retirée
event-endorsement-changed = Confirmation modifiée
event-reachability-changed = Accessibilité modifiée
event-observed-changed = Le site dit autre chose
event-observed-accepted = Nouveau texte d’un site accepté
event-flag-opened = Constat ouvert
event-flag-published = Constat rendu public
event-flag-closed = Constat clos
event-flag-decided = Constat répondu ou tranché
event-proposal-moved = Proposition avancée
event-account-changed = Compte modifié
events-platform = Fiche (son adresse ici)
events-account = Par qui (adresse électronique)
events-since = Du
events-until = Au
events-file = Tout ce qui est trouvé, en fichier :
events-no-platform = Il n’y a pas de fiche « { $name } ».
events-no-account = Il n’y a pas de compte « { $name } ».
events-no-day = « { $name } » n’est pas un jour comme 2026-11-25.
events-proposal = Proposition
accounts-why = Pourquoi (conservé avec l’événement)
accounts-change = Modifier les rôles

## Rules of the checks

desk-policy = Règles des vérifications
policy-lead = Ces règles décident du jugement et du calendrier des vérifications.
policy-how = Elles se règlent dans le fichier de configuration ou par les variables nommées ici, et valent dès le prochain démarrage.
policy-default = par défaut { $name }
policy-down-misses = Échecs de suite avant qu’une plateforme soit déclarée hors service
policy-down-after-s = Durée minimale entre le premier et le dernier de ces échecs
policy-up-hits = Réussites de suite après lesquelles elle redevient accessible
policy-blocked-unknowns = Vérifications sans résultat de suite après lesquelles elle est dite fermée aux vérifications
policy-vantage-window-s = Durée de validité de l’avis d’un point de vérification après son dernier rapport
policy-unreachable-after-s = Durée hors service avant le signalement
policy-reopen-within-s = Délai après clôture pendant lequel un signalement rouvre à l’identique
policy-notice-after-s = Délai de réponse du gouvernement avant d’informer le public
policy-text-distance = Nombre de bits sur 64 dont l’empreinte d’un texte peut différer en restant le même
policy-interval-min-s = Première nouvelle vérification d’une plateforme saine ; doublée à chaque réussite
policy-interval-day-s = Où s’arrête le doublement
policy-interval-max-s = Intervalle maximal, pour les plateformes qui ne changent presque jamais
policy-suspect-s = Nouvelles vérifications d’une plateforme suspecte, dans l’ordre ; la dernière se répète
policy-confirm-s = Délai de la seconde vérification d’une adresse parquée ou détournée
policy-request-pause-s = Durée pendant laquelle le résultat d’une vérification demandée sert aussi aux autres
policy-jitter-percent = De combien chaque intervalle est décalé au hasard, dans les deux sens
unit-days = { $count ->
    [one] { $count } jour
   *[other] { $count } jours
}
unit-hours = { $count ->
    [one] { $count } heure
   *[other] { $count } heures
}
unit-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
unit-seconds = { $count ->
    [one] { $count } seconde
   *[other] { $count } secondes
}

## Figures of the work

desk-figures = Chiffres du travail
figures-weeks-title = Envoyées et décidées, semaine par semaine
figures-weeks = En douze semaines, { $sent } propositions envoyées et { $decided } décidées.
figures-sent = Envoyées
figures-decided = Décidées
figures-week = Semaine du
figures-median = La moitié décidée en
figures-ages-proposals = Depuis quand les propositions attendent
figures-ages-flags = Depuis quand les constats attendent
figures-waiting = En attente depuis
figures-age = { $count ->
    [0] moins d’un jour
    [1] un jour à une semaine
    [7] une semaine à un mois
   *[other] plus d’un mois
}
