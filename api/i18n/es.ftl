# The words of the registry in Spanish. A platform is feminine: «una plataforma».

## Levels, as the International Standard Classification of Education (CINE 2011) names them

education-level-isced-0 = Educación de la primera infancia
education-level-isced-1 = Educación primaria
education-level-isced-2 = Educación secundaria baja
education-level-isced-3 = Educación secundaria alta
education-level-isced-4 = Educación postsecundaria no terciaria
education-level-isced-5 = Educación terciaria de ciclo corto
education-level-isced-6 = Grado en educación terciaria o nivel equivalente
education-level-isced-7 = Nivel de maestría, especialización o equivalente
education-level-isced-8 = Nivel de doctorado o equivalente

## For whom

audience-learners = Estudiantes
audience-teachers = Docentes
audience-caregivers = Familias y cuidadores
audience-school-leaders = Directivos escolares

## Kinds of platforms

platform-kind-content-portal = Portal de contenidos educativos
platform-kind-learning-management = Sistema de gestión del aprendizaje
platform-kind-mooc = Cursos abiertos en línea (MOOC)
platform-kind-broadcast = Televisión y radio educativas
platform-kind-teacher-portal = Portal para docentes
platform-kind-oer-repository = Repositorio de recursos educativos abiertos
platform-kind-assessment = Evaluación y exámenes
platform-kind-virtual-university = Universidad virtual
platform-kind-digital-library = Biblioteca digital
platform-kind-skills = Competencias profesionales y digitales

## Subjects

subject-general = Currículo general
subject-languages = Lenguas y literatura
subject-mathematics = Matemáticas
subject-science = Ciencias naturales
subject-social-studies = Ciencias sociales
subject-arts = Artes
subject-ict = Informática y competencias digitales
subject-vocational = Educación y formación técnica y profesional
subject-health = Salud y educación física
subject-teacher-training = Formación docente

## How one enters

access-open = Acceso abierto
access-registration = Requiere inscripción
access-restricted = Solo para el sistema escolar

## What the checks say

reachability-status-unknown = Aún no se conoce
reachability-status-up = Accesible
reachability-status-suspect = En observación
reachability-status-down = Inaccesible
reachability-status-blocked = Cerrada a las comprobaciones automáticas

## Whether the government stands behind the entry

endorsement-status-unverified = No confirmada por el gobierno
endorsement-status-current = Confirmada por el gobierno
endorsement-status-due = Confirmación por renovar
endorsement-status-lapsed = Confirmación vencida
endorsement-status-revoked = Confirmación retirada

## Where a platform stands in its own life

lifecycle-pilot = Fase piloto
lifecycle-active = En servicio
lifecycle-uncertain = Situación incierta
lifecycle-retired = Dada de baja
