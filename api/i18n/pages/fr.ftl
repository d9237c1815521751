# The words of the pages in French. Every catalogue has the same keys with the same placeables; numbers are written as
# each language does.

site-name = Portolan
percent = { $number } %
moment = { $day }, { $time } UTC

## Around every page

skip = Aller au contenu
nav-main = Navigation principale
nav-platforms = Plateformes
nav-countries = Pays
nav-languages = Langues
nav-coverage = Couverture
nav-about = À propos
nav-editions = Langues du site
nav-more = En savoir plus sur le registre
nav-changes = Changements
nav-developers = Développeurs
nav-status = État du service
nav-accessibility = Accessibilité
nav-privacy = Vie privée
nav-licence = Licence
footer-what = Portolan est le registre mondial des plateformes publiques d’apprentissage numérique : celles que soutiennent les gouvernements, et leur fonctionnement au jour le jour.

## Fields of an entry

field-country = Pays
field-region = Région
field-language = Langue
field-languages = Langues
field-level = Niveau d’enseignement
field-levels = Niveaux d’enseignement
field-subject = Matière
field-subjects = Matières
field-audience = Public
field-audiences = Public
field-kind = Type de plateforme
field-access = Accès
field-reachability = Accessibilité de l’adresse
field-endorsement = Confirmation du gouvernement
field-lifecycle = Situation
field-operator = Gérée par
field-authority = Autorité publique
field-launched = En service depuis
field-search = Mots recherchés

## Home

home-title = Trouver une plateforme publique d’apprentissage
home-lead = Des milliers de sites éducatifs sont proposés ou soutenus par des gouvernements. Trouvez celui qui convient à votre pays, à votre langue et à votre niveau, et voyez s’il fonctionne aujourd’hui.
search-label = Rechercher
search-example = par exemple : mathématiques, Mali, kiswahili
search-button = Rechercher
any-country = Tous les pays
any-level = Tous les niveaux
any-subject = Toutes les matières
home-numbers = Le registre en chiffres
number-platforms = { $count ->
    [one] plateforme
   *[other] plateformes
}
number-countries = { $count ->
    [one] pays ou territoire
   *[other] pays et territoires
}
number-reachable = des plateformes contrôlées sont accessibles
map-title = Les plateformes dans le monde
map-country = { $name } : { $count ->
    [0] aucune plateforme active
    [one] { $count } plateforme active
   *[other] { $count } plateformes actives
}
map-legend = Plateformes actives
map-list = La liste par région, ci-dessous, conduit aux mêmes pages.
map-disclaimer = Les frontières et les noms indiqués ainsi que les désignations employées sur cette carte n’impliquent aucune prise de position quant au statut juridique des pays, territoires ou zones.
home-regions = Par région
home-levels = Par niveau d’enseignement
home-languages = Par langue
all-languages = Toutes les langues

## Lists of platforms

browse-title = Toutes les plateformes
browse-title-of = Plateformes : { $name }
browse-title-search = Plateformes trouvées pour « { $name } »
browse-title-both = Plateformes trouvées pour « { $name } » : { $filters }
browse-description = Plateformes publiques d’apprentissage numérique par pays, langue et niveau d’enseignement, toutes régulièrement contrôlées.
browse-found = { $count ->
    [0] Aucune plateforme trouvée.
    [one] { $count } plateforme trouvée.
   *[other] { $count } plateformes trouvées.
}
browse-results = Résultats
browse-empty = Aucune plateforme ne remplit toutes ces conditions.
browse-help = Avec moins de conditions, vous trouveriez davantage :
browse-relax = { $count ->
    [one] Sans la condition « { $field } » : { $count } plateforme
   *[other] Sans la condition « { $field } » : { $count } plateformes
}
browse-faults = Une partie de cette adresse n’a pas pu être comprise. La liste ci-dessous n’en tient pas compte.
browse-fault-value = { $field } : le registre ne connaît pas la valeur « { $value } ».
browse-fault-key = « { $value } » ne convient pas pour « { $key } ».
browse-fault-search = La recherche est trop longue ou compte trop de mots. Elle peut comporter jusqu’à 200 caractères.
browse-fault-many = L’adresse comporte trop de conditions ; les dernières ne sont pas prises en compte.
chips-label = Conditions appliquées
chips-clear = Tout effacer
chip-search = Recherche : { $name }
chip-remove = Retirer la condition : { $name }
to-filters = Filtres
filters-title = Affiner la liste
facet-more = En voir { $count } de plus
sort-label = Ordre
sort-relevance-or-name = Pertinence
sort-name-asc = Nom
sort-updated-at-desc = Modifiées récemment
sort-created-at-desc = Ajoutées récemment
pages-label = Pages
page-of = Page { $page } sur { $pages }
page-before = Précédente
page-after = Suivante
checked = contrôlée
suggest-platform = plateforme
suggest-country = pays
suggest-language = langue

## Countries and languages

countries-title = Pays et territoires
countries-lead = Tous les pays et territoires, avec le nombre de leurs plateformes actives. Lorsqu’il n’y en a pas, le registre n’en connaît pas encore.
country-description = { $count ->
    [0] { $name } : aucune plateforme publique d’apprentissage numérique en fonctionnement n’est encore répertoriée.
    [one] { $name } : { $count } plateforme publique d’apprentissage numérique active, par niveau et par langue.
   *[other] { $name } : { $count } plateformes publiques d’apprentissage numérique actives, par niveau et par langue.
}
live-platforms = { $count ->
    [0] Aucune plateforme active
    [one] { $count } plateforme active
   *[other] { $count } plateformes actives
}
by-level = Par niveau
by-language = Par langue
by-country = Par pays
by-official-language = Langues officielles
none-yet = aucune pour l’instant
official = officielle
country-gaps = Rien n’est encore répertorié pour : { $name }.
country-platforms = Plateformes
country-none = Aucune plateforme de ce pays n’est encore répertoriée. Son gouvernement peut en proposer une.
country-all = { $count ->
    [one] La seule plateforme
   *[other] Les { $count } plateformes
}
languages-title = Langues
languages-lead = Toutes les langues dans lesquelles au moins une plateforme est proposée.
language-description = { $count ->
    [0] { $name } : aucune plateforme publique d’apprentissage numérique en fonctionnement n’est encore répertoriée dans cette langue.
    [one] { $name } : { $count } plateforme publique d’apprentissage numérique active dans cette langue.
   *[other] { $name } : { $count } plateformes publiques d’apprentissage numérique actives dans cette langue.
}
language-gaps = Langue officielle, mais encore sans plateforme
language-none = Aucune plateforme n’est encore répertoriée dans cette langue.
language-all = { $count ->
    [one] La seule plateforme dans cette langue
   *[other] Les { $count } plateformes dans cette langue
}

## Coverage

coverage-title = Couverture
coverage-lead = Le nombre de plateformes actives de chaque pays, par niveau d’enseignement et dans chacune de ses langues officielles. Les cases vides sont montrées : elles disent ce qui reste à faire.
coverage-empty = { $count ->
    [0] Chaque pays et territoire a au moins une plateforme active.
    [one] { $count } pays ou territoire n’a pas encore de plateforme active.
   *[other] { $count } pays et territoires n’ont pas encore de plateforme active.
}
coverage-views = Présentations
coverage-columns = Colonnes
coverage-total = Total

## A platform

platform-description = { $name } : une plateforme publique d’apprentissage numérique du registre Portolan.
platform-open = Ouvrir
platform-works = Fonctionne-t-elle ?
platform-stands = Qui la soutient ?
platform-facts = Ce qu’elle propose
platform-checks = Derniers contrôles
platform-observed = Ce que le site dit de lui-même
platform-history = Historique de la fiche
platform-sources = Sources
since = depuis le
last-checked = Dernier contrôle :
uptime = { $days ->
    [one] Accessible lors de { $share } des contrôles du dernier jour
   *[other] Accessible lors de { $share } des contrôles des { $days } derniers jours
}
day-up = accessible
day-partly = partiellement accessible
day-suspect = sans réponse, en observation
day-down = inaccessible
day-blocked = fermée aux contrôles automatiques
day-unchecked = non contrôlée
strip-summary = { $count ->
    [one] Le dernier jour : { $parts }.
   *[other] Les { $count } derniers jours : { $parts }.
}
strip-part = { $status } { $count ->
    [one] { $count } jour
   *[other] { $count } jours
}
strip-start = il y a 90 jours
strip-end = aujourd’hui
strip-none = Elle n’a pas encore été contrôlée.
strip-table = Les mêmes données en tableau
strip-when = Période
strip-what = Résultat
strip-stretch = du { $from } au { $to }
endorsed-by = Confirmée par :
endorsed-on = Confirmée le :
endorsed-until = Valable jusqu’au :
endorsed-not = Aucun gouvernement n’a encore confirmé cette fiche. Elle a été établie à partir de sources publiques.
flag-reply = Réponse du gouvernement :
reply-still-ours = La plateforme est toujours la nôtre et fonctionne.
reply-moved = La plateforme a changé d’adresse.
reply-retired = La plateforme a été retirée.
observed-on = Lu le
observed-title = Titre
observed-description = Description
observed-language = Langue du texte
observed-address = Adresse finale
observed-mobile = Adapté aux petits écrans
yes = oui
not-seen = aucun signe
sources-none = Aucune source n’est indiquée.
version-first = Première inscription
version-other = Version { $count }
version-changed = Modifications : { $fields }
retired-title = Cette plateforme n’est plus en service.
retired-closed = Elle a fermé.
retired-replaced = Elle a été remplacée par une autre plateforme.
retired-listed-in-error = Elle n’aurait pas dû être répertoriée.
retired-on = Elle a pris fin le { $name }.
retired-successor = Plateforme qui lui succède :
badge-title = Badge
badge-lead = Les responsables de cette plateforme peuvent afficher l’état de sa fiche sur leurs propres pages :
badge-alt = Badge de cette fiche
badge-until = confirmée jusqu’au { $name }
report-link = Signaler un problème concernant cette plateforme

## What checks find

outcome-up = Accessible
outcome-moved = Accessible à une autre adresse
outcome-not-found = La page n’existe pas
outcome-server-error = Le serveur signale une erreur
outcome-timeout = Pas de réponse dans le délai prévu
outcome-dns-failure = L’adresse n’existe pas
outcome-connection-failed = Connexion impossible
outcome-tls-invalid = La connexion sécurisée n’est pas valable
outcome-bad-response = Réponse illisible
outcome-blocked = Fermée aux contrôles automatiques
outcome-rate-limited = Le serveur refuse les visites trop fréquentes
outcome-robots-denied = Le site n’autorise pas les contrôles automatiques
outcome-parked = L’adresse est à vendre ou inutilisée
outcome-identity-changed = Un autre site répond à cette adresse
outcome-unsafe-address = L’adresse ne conduit à rien de public
outcome-checker-fault = Le contrôle lui-même a échoué

## What changes in an entry

document-access = accès
document-audiences = public
document-authority = autorité publique
document-confidence = solidité des sources
document-country = pays
document-kind = type de plateforme
document-languages = langues
document-launched = mise en service
document-levels = niveaux d’enseignement
document-lifecycle = situation
document-lifecycle-note = note sur la situation
document-names = noms
document-operator = gestionnaire
document-retirement = fin de service
document-slug = adresse dans le registre
document-sources = sources
document-subjects = matières
document-summaries = résumés
document-url = adresse
document-url-basis = origine de l’adresse

## Reports by visitors

report-title = Signaler un problème : { $name }
report-lead = Dites à l’équipe du registre ce qui ne va pas. Aucun compte n’est nécessaire et rien n’est conservé à votre sujet.
report-kind = Quel est le problème ?
problem-does-not-open = Elle ne s’ouvre pas
problem-wrong-content = Elle montre autre chose, de la publicité ou des contenus dangereux
problem-wrong-entry = Une information de cette fiche est inexacte
problem-hard-to-use = Elle est difficile à utiliser, par exemple sur un téléphone ou avec un lecteur d’écran
problem-other = Autre chose
report-words = Avec vos propres mots
report-words-hint = Facultatif, { $count } caractères au maximum. N’indiquez aucune donnée personnelle.
report-trap = Laissez ce champ vide
report-send = Envoyer
report-long = Le message est trop long. Il peut comporter jusqu’à { $count } caractères.
report-faults = Le message n’a pas encore été envoyé
report-thanks = Merci
report-thanks-text = L’équipe du registre examinera votre message. Lorsqu’un contrôle peut aider, il a été lancé.
report-back = Retour à la plateforme

## Changes

changes-title = Changements
changes-lead = Ce qui a changé dans le registre, du plus récent au plus ancien.
changes-none = Il n’y a pas de changement antérieur.
changes-older = Changements antérieurs
change-to = { $what } : { $status }
change-platform-created = Inscrite
change-platform-updated = Fiche modifiée
change-platform-retired = Retirée
change-endorsement-changed = Confirmation du gouvernement
change-reachability-changed = Accessibilité de l’adresse
change-observed-changed = Le site dit autre chose de lui-même

## About

about-title = À propos de Portolan
about-contents = Sur cette page
about-heading-what = Ce que c’est
about-heading-decides = Qui décide
about-heading-checks = Les contrôles
about-heading-states = Le sens des états
about-heading-licence = Licence
about-heading-accessibility = Accessibilité
about-heading-privacy = Vie privée
about-heading-contact = Contact
about-what-1 = Portolan est le registre mondial des plateformes publiques d’apprentissage numérique : les sites sur lesquels apprennent enfants et adultes, et que soutient un gouvernement.
about-what-2 = Un portulan était la carte marine que les navigateurs ne cessaient de corriger. En 2022, lorsque 471 de ces plateformes ont été recensées dans 184 pays, une sur trois avait disparu, n’était plus à jour ou ne fonctionnait plus. Ce registre contrôle chaque adresse en permanence et montre ce qu’il constate.
about-decides-1 = Les gouvernements proposent les fiches de leur propre pays, les tiennent à jour et les confirment une fois par an.
about-decides-2 = L’équipe du registre examine chaque proposition avant sa publication. Personne ne décide de sa propre proposition.
about-decides-3 = Les fiches établies à partir de sources publiques l’indiquent tant qu’un gouvernement ne les a pas confirmées. Chaque décision est consignée ; ce qui a été répertorié garde sa page.
about-checks-1 = Un programme visite chaque adresse au moins une fois par semaine, avec égards et comme le ferait tout visiteur, en respectant les règles que les sites fixent à de tels programmes.
about-checks-2 = Un échec isolé ne prouve rien. Une plateforme n’est dite inaccessible qu’après au moins quatre contrôles infructueux répartis sur au moins deux jours, sans succès entre-temps.
about-checks-3 = Le programme remarque aussi qu’une adresse est à vendre ou qu’elle montre le site de quelqu’un d’autre. De tels constats sont vérifiés en quelques minutes et affichés aussitôt ; pour les autres, le gouvernement est averti d’abord et peut répondre.
about-checks-4 = Les sites qui se ferment aux contrôles automatiques ne sont dits ni accessibles ni inaccessibles.
about-states-1 = Chaque état est indiqué par un mot et par un signe.
about-state-up = Elle a répondu aux derniers contrôles.
about-state-suspect = Des contrôles récents ont échoué, mais trop peu pour en être sûr.
about-state-down = Au moins quatre contrôles répartis sur au moins deux jours ont échoué.
about-state-blocked = Le site répond, mais pas aux programmes. Il peut fonctionner dans un navigateur.
about-state-unknown = Elle n’a pas encore été contrôlée.
about-licence-1 = Les fiches du registre sont publiées sous la licence Creative Commons Attribution 4.0 (CC BY 4.0) : utilisez-les et transmettez-les librement, en citant Portolan comme source. Ce que les plateformes disent d’elles-mêmes leur appartient.
about-licence-2 = La carte est dessinée d’après Natural Earth (domaine public) ; les noms de pays et de langues proviennent de l’Unicode CLDR.
about-accessibility-1 = Ces pages sont conçues pour satisfaire aux Règles pour l’accessibilité des contenus Web (WCAG) 2.2 au niveau AA : au clavier, avec un lecteur d’écran, en texte agrandi, en contraste élevé, à l’impression et sans script. Elles sont vérifiées à cet égard dans les six langues.
about-accessibility-2 = La carte du monde s’adresse à l’œil et à la souris ; une liste par région conduit aux mêmes pages. Les constats détaillés des contrôles sont en anglais.
about-privacy-1 = Les visiteurs ne sont pas suivis : aucun cookie n’est déposé, rien n’est chargé depuis d’autres sites, et aucune donnée permettant de vous identifier n’est demandée.
about-privacy-2 = Les signalements sont conservés un an, sans indication de leur auteur. Pour prévenir les abus, une forme chiffrée de l’adresse réseau est conservée un jour.
about-contact-1 = Si une fiche contient une erreur, utilisez le formulaire de signalement de sa page. Les gouvernements qui souhaitent participer s’adressent aux responsables de ce registre.

## For developers

developers-title = Pour les développeurs
developers-lead = Tout ce qui est publié ici peut être lu par des programmes, sans compte.
developers-api = L’API
developers-api-1 = Un seul point d’accès GraphQL répond à toutes les questions sur les plateformes, les pays, les langues et la couverture :
developers-api-2 = Par exemple, les trois premières plateformes du Mali :
developers-console = Ouvrir la console de requêtes
developers-examples = Exemples
developers-try = Ouvrir dans la console
developers-sync = Rester à jour
developers-sync-1 = Le champ « changes » énumère dans l’ordre tous les changements publics, y compris les retraits. Conservez le dernier curseur et reprenez à partir de là : rien ne manque et rien ne se répète.
developers-sync-2 = Les réponses portent un ETag. Renvoyez-le dans If-None-Match : une réponse inchangée ne coûte rien.
developers-limits = Limites
developers-limits-1 = Une page de liste compte au plus 100 entrées. Chaque requête a un coût, qui croît avec ses listes et sa profondeur ; ce qui est trop coûteux est refusé avant d’être exécuté.
developers-limits-2 = La réponse indique le coût sous « extensions », et les erreurs donnent un code et la marche à suivre.
developers-badge = Chaque plateforme a un badge qui montre si sa fiche est confirmée et si elle est accessible :

## Status

status-title = État du registre
status-lead = Comment se porte le registre lui-même.
status-checking = Les plateformes sont en cours de contrôle.
status-idle = Aucun programme ne contrôle les plateformes en ce moment.
status-last-check = Dernier contrôle :
status-numbers = Chiffres
status-version = Version
status-platforms = Plateformes
status-countries = Pays et territoires
status-changes = Événements consignés
status-jobs = Travaux réguliers
status-job = Tâche
status-when = Dernière exécution
status-result = Résultat
status-well = en ordre
status-ill = en échec

## When there is no page

missing-title = Cette page n’existe pas
missing-text = L’adresse comporte peut-être une faute, ou la page a changé de place. Les fiches du registre ne disparaissent jamais : une recherche les retrouvera.
missing-nearest = Cherchiez-vous l’une de ces plateformes ?
missing-home = Vers la page d’accueil
beyond-title = La liste ne va pas si loin
beyond-text = { $count ->
    [one] Elle compte { $count } page.
   *[other] Elle compte { $count } pages.
}
beyond-back = Vers la première page
many-title = Trop de demandes
many-text = { $count ->
    [one] Veuillez réessayer dans { $count } minute.
   *[other] Veuillez réessayer dans { $count } minutes.
}
foreign-title = Ce formulaire vient d’un autre site
foreign-text = Pour votre protection, il n’a pas été accepté. Veuillez utiliser le formulaire de la page de la plateforme.
failed-title = Une erreur s’est produite de notre côté
failed-text = Elle a été consignée sous le numéro { $name }. Veuillez réessayer dans un instant.

## Statistics

figures-title = Statistiques
figures-lead = Le registre en chiffres, en graphiques et en tableaux.
figures-share = Plateformes accessibles, jour par jour
figures-share-short = Accessibles
figures-share-note = Parmi les plateformes qui ont pu être jugées, à la fin de chaque jour.
figures-curve = { $first } le { $from }, { $last } le { $to }.
figures-no-days = Il n’y a pas encore de jours de vérification.
figures-table = La même chose en tableau
figures-day = Jour
figures-judged = Ont pu être jugées
figures-now = Accessibilité actuelle
figures-platforms = Plateformes
figures-endorsements = Confirmation par les gouvernements
figures-coverage = Pays ayant une plateforme en service
figures-countries = Pays
figures-of = { $part } sur { $whole }
figures-flags = Constats ouverts par type
figures-regions = Constats ouverts par région
figures-number = Nombre
figures-none = Il n’y en a pas.
