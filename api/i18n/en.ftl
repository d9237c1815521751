# The words of the registry in English. Every catalogue has the same keys: the name of a
# vocabulary, then the code of a value.

## Levels, as the International Standard Classification of Education (ISCED 2011) names them

education-level-isced-0 = Early childhood education
education-level-isced-1 = Primary education
education-level-isced-2 = Lower secondary education
education-level-isced-3 = Upper secondary education
education-level-isced-4 = Post-secondary non-tertiary education
education-level-isced-5 = Short-cycle tertiary education
education-level-isced-6 = Bachelor’s or equivalent level
education-level-isced-7 = Master’s or equivalent level
education-level-isced-8 = Doctoral or equivalent level

## For whom

audience-learners = Learners
audience-teachers = Teachers
audience-caregivers = Parents and caregivers
audience-school-leaders = School leaders

## Kinds of platforms

platform-kind-content-portal = Learning content portal
platform-kind-learning-management = Learning management system
platform-kind-mooc = Open online courses (MOOCs)
platform-kind-broadcast = Educational television and radio
platform-kind-teacher-portal = Teacher portal
platform-kind-oer-repository = Open educational resources repository
platform-kind-assessment = Assessment and examinations
platform-kind-virtual-university = Virtual university
platform-kind-digital-library = Digital library
platform-kind-skills = Vocational and digital skills

## Subjects

subject-general = General curriculum
subject-languages = Languages and literature
subject-mathematics = Mathematics
subject-science = Natural sciences
subject-social-studies = Social studies
subject-arts = Arts
subject-ict = Computing and digital skills
subject-vocational = Vocational education and training
subject-health = Health and physical education
subject-teacher-training = Teacher training

## How one enters

access-open = Open access
access-registration = Registration required
access-restricted = School system only

## What the checks say

reachability-status-unknown = Not yet known
reachability-status-up = Reachable
reachability-status-suspect = Under observation
reachability-status-down = Unreachable
reachability-status-blocked = Closed to automated checks

## Whether the government stands behind the entry

endorsement-status-unverified = Not confirmed by the government
endorsement-status-current = Confirmed by the government
endorsement-status-due = Confirmation due for renewal
endorsement-status-lapsed = Confirmation expired
endorsement-status-revoked = Confirmation withdrawn

## Where a platform stands in its own life

lifecycle-pilot = Pilot phase
lifecycle-active = In service
lifecycle-uncertain = Status uncertain
lifecycle-retired = Retired
