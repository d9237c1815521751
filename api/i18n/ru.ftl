# The words of the registry in Russian. A platform is feminine: «платформа».

## Levels, as the International Standard Classification of Education (МСКО 2011) names them

education-level-isced-0 = Образование детей младшего возраста
education-level-isced-1 = Начальное образование
education-level-isced-2 = Первый этап среднего образования
education-level-isced-3 = Второй этап среднего образования
education-level-isced-4 = Послесреднее нетретичное образование
education-level-isced-5 = Короткий цикл третичного образования
education-level-isced-6 = Бакалавриат или его эквивалент
education-level-isced-7 = Магистратура или её эквивалент
education-level-isced-8 = Докторантура или её эквивалент

## For whom

audience-learners = Учащиеся
audience-teachers = Преподаватели
audience-caregivers = Родители и опекуны
audience-school-leaders = Руководители школ

## Kinds of platforms

platform-kind-content-portal = Портал учебных материалов
platform-kind-learning-management = Система управления обучением
platform-kind-mooc = Открытые онлайн-курсы (МООК)
platform-kind-broadcast = Образовательное телевидение и радио
platform-kind-teacher-portal = Портал для преподавателей
platform-kind-oer-repository = Хранилище открытых образовательных ресурсов
platform-kind-assessment = Оценка знаний и экзамены
platform-kind-virtual-university = Виртуальный университет
platform-kind-digital-library = Электронная библиотека
platform-kind-skills = Профессиональные и цифровые навыки

## Subjects

subject-general = Общая учебная программа
subject-languages = Языки и литература
subject-mathematics = Математика
subject-science = Естественные науки
subject-social-studies = Общественные науки
subject-arts = Искусство
subject-ict = Информатика и цифровые навыки
subject-vocational = Профессиональное образование и обучение
subject-health = Здоровье и физическая культура
subject-teacher-training = Подготовка учителей

## How one enters

access-open = Открытый доступ
access-registration = Требуется регистрация
access-restricted = Только для системы образования

## What the checks say

reachability-status-unknown = Пока неизвестно
reachability-status-up = Доступна
reachability-status-suspect = Под наблюдением
reachability-status-down = Недоступна
reachability-status-blocked = Закрыта для автоматических проверок

## Whether the government stands behind the entry

endorsement-status-unverified = Не подтверждена правительством
endorsement-status-current = Подтверждена правительством
endorsement-status-due = Подтверждение подлежит продлению
endorsement-status-lapsed = Срок подтверждения истёк
endorsement-status-revoked = Подтверждение отозвано

## Where a platform stands in its own life

lifecycle-pilot = Пилотный этап
lifecycle-active = Действует
lifecycle-uncertain = Положение неясно
lifecycle-retired = Выведена из действия
