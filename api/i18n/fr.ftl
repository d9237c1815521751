# The words of the registry in French. A platform is feminine: « une plateforme ».

## Levels, as the International Standard Classification of Education (CITE 2011) names them

education-level-isced-0 = Éducation de la petite enfance
education-level-isced-1 = Enseignement primaire
education-level-isced-2 = Premier cycle de l’enseignement secondaire
education-level-isced-3 = Deuxième cycle de l’enseignement secondaire
education-level-isced-4 = Enseignement post-secondaire non supérieur
education-level-isced-5 = Enseignement supérieur de cycle court
education-level-isced-6 = Niveau licence ou équivalent
education-level-isced-7 = Niveau master ou équivalent
education-level-isced-8 = Niveau doctorat ou équivalent

## For whom

audience-learners = Apprenants
audience-teachers = Enseignants
audience-caregivers = Parents et tuteurs
audience-school-leaders = Chefs d’établissement

## Kinds of platforms

platform-kind-content-portal = Portail de contenus pédagogiques
platform-kind-learning-management = Système de gestion de l’apprentissage
platform-kind-mooc = Cours en ligne ouverts (MOOC)
platform-kind-broadcast = Télévision et radio éducatives
platform-kind-teacher-portal = Portail des enseignants
platform-kind-oer-repository = Répertoire de ressources éducatives libres
platform-kind-assessment = Évaluation et examens
platform-kind-virtual-university = Université virtuelle
platform-kind-digital-library = Bibliothèque numérique
platform-kind-skills = Compétences professionnelles et numériques

## Subjects

subject-general = Ensemble du programme
subject-languages = Langues et littérature
subject-mathematics = Mathématiques
subject-science = Sciences de la nature
subject-social-studies = Sciences humaines et sociales
subject-arts = Arts
subject-ict = Informatique et compétences numériques
subject-vocational = Enseignement et formation professionnels
subject-health = Santé et éducation physique
subject-teacher-training = Formation des enseignants

## How one enters

access-open = Accès libre
access-registration = Sur inscription
access-restricted = Réservé au système scolaire

## What the checks say

reachability-status-unknown = Pas encore connue
reachability-status-up = Accessible
reachability-status-suspect = En observation
reachability-status-down = Inaccessible
reachability-status-blocked = Fermée aux contrôles automatiques

## Whether the government stands behind the entry

endorsement-status-unverified = Non confirmée par le gouvernement
endorsement-status-current = Confirmée par le gouvernement
endorsement-status-due = Confirmation à renouveler
endorsement-status-lapsed = Confirmation expirée
endorsement-status-revoked = Confirmation retirée

## Where a platform stands in its own life

lifecycle-pilot = Phase pilote
lifecycle-active = En service
lifecycle-uncertain = Situation incertaine
lifecycle-retired = Retirée
