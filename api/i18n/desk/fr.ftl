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
desk-due = Confirmations à renouveler
desk-confirm = Confirmer pour un an
desk-flags = Constats des contrôles
desk-returned = Renvoyées avec des questions
desk-drafts = Brouillons
desk-sent = En cours d’examen
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

## The form

form-save = Enregistrer le brouillon
form-fill = Consulter l’adresse et proposer ce qui s’y trouve
found-title = Trouvé à cette adresse
found-use = Utiliser comme : { $name }
form-what = Ce que c’est
form-names-hint = Le premier nom est celui de la plateforme elle-même. Pour ajouter une langue, enregistrez : une ligne vide apparaît. Pour en supprimer une, videz-la.
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
end-successor-hint = La dernière partie de l’adresse de sa page ici, par exemple « lumni ».
end-note = Note, en une ligne

## Queue

queue-kind = Objet
queue-count = Nombre
queue-oldest = La plus ancienne
queue-open = Ouvrir la file d’attente
queue-empty = Rien n’attend.
queue-kinds = Objets
queue-next = Suite

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
done-imported = Le fichier a donné des brouillons.

## Administration

desk-accounts = Comptes
desk-jobs = Exécution des tâches
desk-mail = Lettres
desk-events = Événements
accounts-seen = Dernière connexion
accounts-standing = Situation
accounts-suspended = suspendu
accounts-suspend = Suspendre
accounts-restore = Lever la suspension
accounts-invite = Inviter quelqu’un
accounts-language = Langue des lettres
accounts-government = Gouvernement de
accounts-government-hint = Codes de pays, par exemple ML ou SN, séparés par des espaces.
accounts-regions = Conservation du registre pour ces seules régions
accounts-country = « { $name } » n’est pas un code de pays.
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
events-show = Afficher
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
