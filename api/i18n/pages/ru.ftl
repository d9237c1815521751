# The words of the pages in Russian. Every catalogue has the same keys with the same placeables; numbers are written as
# each language does.

site-name = Portolan
percent = { $number } %
moment = { $day }, { $time } UTC

## Around every page

skip = Перейти к содержанию
nav-main = Основное меню
nav-platforms = Платформы
nav-countries = Страны
nav-languages = Языки
nav-coverage = Охват
nav-about = О реестре
nav-editions = Языки сайта
nav-more = Ещё о реестре
nav-changes = Изменения
nav-developers = Разработчикам
nav-status = Состояние
nav-accessibility = Доступность
nav-privacy = Конфиденциальность
nav-licence = Лицензия
footer-what = Portolan — всемирный реестр государственных цифровых платформ для обучения: какие из них поддерживают правительства и работают ли они сегодня.

## Fields of an entry

field-country = Страна
field-region = Регион
field-language = Язык
field-languages = Языки
field-level = Уровень образования
field-levels = Уровни образования
field-subject = Предмет
field-subjects = Предметы
field-audience = Для кого
field-audiences = Для кого
field-kind = Вид платформы
field-access = Доступ
field-reachability = Доступность адреса
field-endorsement = Подтверждение правительства
field-lifecycle = Положение
field-operator = Оператор
field-authority = Государственный орган
field-launched = Действует с
field-search = Слова поиска

## Home

home-title = Найдите государственную платформу для обучения
home-lead = Правительства предлагают или поддерживают тысячи учебных сайтов. Найдите подходящий для вашей страны, языка и уровня и узнайте, работает ли он сегодня.
search-label = Поиск
search-example = например: математика, Казахстан, суахили
search-button = Найти
any-country = Все страны
any-level = Все уровни
any-subject = Все предметы
home-numbers = Реестр в цифрах
number-platforms = { $count ->
    [one] платформа
    [few] платформы
   *[other] платформ
}
number-countries = { $count ->
    [one] страна или территория
    [few] страны и территории
   *[other] стран и территорий
}
number-reachable = проверенных платформ доступны
map-title = Платформы на карте мира
map-country = { $name }: { $count ->
    [0] нет действующих платформ
    [one] { $count } действующая платформа
    [few] { $count } действующие платформы
   *[other] { $count } действующих платформ
}
map-legend = Действующие платформы
map-list = Список по регионам ниже ведёт на те же страницы.
map-disclaimer = Границы, названия и обозначения на этой карте не означают выражения какого-либо мнения относительно правового статуса какой-либо страны, территории или района.
home-regions = По регионам
home-levels = По уровням образования
home-languages = По языкам
all-languages = Все языки

## Lists of platforms

browse-title = Все платформы
browse-title-of = Платформы: { $name }
browse-title-search = Платформы по запросу «{ $name }»
browse-title-both = Платформы по запросу «{ $name }»: { $filters }
browse-description = Государственные цифровые платформы для обучения по странам, языкам и уровням образования; работа каждой проверяется.
browse-found = { $count ->
    [0] Платформ не найдено.
    [one] Найдена { $count } платформа.
    [few] Найдены { $count } платформы.
   *[other] Найдено { $count } платформ.
}
browse-results = Результаты
browse-empty = Ни одна платформа не отвечает всем этим условиям.
browse-help = Если убрать условие, найдётся больше:
browse-relax = { $count ->
    [one] Без условия «{ $field }»: { $count } платформа
    [few] Без условия «{ $field }»: { $count } платформы
   *[other] Без условия «{ $field }»: { $count } платформ
}
browse-faults = Часть этого адреса не удалось понять. В списке ниже она не учтена.
browse-fault-value = { $field }: значение «{ $value }» реестру неизвестно.
browse-fault-key = «{ $value }» не подходит для «{ $key }».
browse-fault-search = Запрос слишком длинный или содержит слишком много слов. Допускается до 200 знаков.
browse-fault-many = В адресе слишком много условий; последние не учтены.
chips-label = Действующие условия
chips-clear = Убрать все
chip-search = Поиск: { $name }
chip-remove = Убрать условие: { $name }
to-filters = Фильтры
filters-title = Уточнить список
facet-more = Показать ещё { $count }
sort-label = Порядок
sort-relevance-or-name = По соответствию
sort-name-asc = По названию
sort-updated-at-desc = Недавно изменённые
sort-created-at-desc = Недавно добавленные
pages-label = Страницы
page-of = Страница { $page } из { $pages }
page-before = Назад
page-after = Дальше
checked = проверено
suggest-platform = платформа
suggest-country = страна
suggest-language = язык

## Countries and languages

countries-title = Страны и территории
countries-lead = Все страны и территории с числом действующих платформ. Там, где их нет, реестру пока ничего не известно.
country-description = { $count ->
    [0] { $name }: в реестре пока нет действующих государственных цифровых платформ для обучения.
    [one] { $name }: { $count } действующая государственная цифровая платформа для обучения, по уровням и языкам.
    [few] { $name }: { $count } действующие государственные цифровые платформы для обучения, по уровням и языкам.
   *[other] { $name }: { $count } действующих государственных цифровых платформ для обучения, по уровням и языкам.
}
live-platforms = { $count ->
    [0] Нет действующих платформ
    [one] { $count } действующая платформа
    [few] { $count } действующие платформы
   *[other] { $count } действующих платформ
}
by-level = По уровням
by-language = По языкам
by-country = По странам
by-official-language = Официальные языки
none-yet = пока нет
official = официальный
country-gaps = Пока ничего нет для уровней: { $name }.
country-platforms = Платформы
country-none = Платформ этой страны в реестре пока нет. Их может предложить её правительство.
country-all = { $count ->
    [one] Единственная платформа ({ $count })
    [few] Все { $count } платформы
   *[other] Все { $count } платформ
}
languages-title = Языки
languages-lead = Все языки, на которых предлагается хотя бы одна платформа.
language-description = { $count ->
    [0] { $name }: в реестре пока нет действующих государственных цифровых платформ для обучения на этом языке.
    [one] { $name }: { $count } действующая государственная цифровая платформа для обучения на этом языке.
    [few] { $name }: { $count } действующие государственные цифровые платформы для обучения на этом языке.
   *[other] { $name }: { $count } действующих государственных цифровых платформ для обучения на этом языке.
}
language-gaps = Официальный язык, но платформ пока нет
language-none = Платформ на этом языке в реестре пока нет.
language-all = { $count ->
    [one] Единственная платформа на этом языке ({ $count })
    [few] Все { $count } платформы на этом языке
   *[other] Все { $count } платформ на этом языке
}

## Coverage

coverage-title = Охват
coverage-lead = Сколько действующих платформ есть в каждой стране для каждого уровня образования и на каждом из её официальных языков. Пустые клетки показаны: они говорят о том, что ещё предстоит сделать.
coverage-empty = { $count ->
    [0] В каждой стране и на каждой территории есть хотя бы одна действующая платформа.
    [one] В { $count } стране или на территории пока нет действующих платформ.
    [few] В { $count } странах и на территориях пока нет действующих платформ.
   *[other] В { $count } странах и на территориях пока нет действующих платформ.
}
coverage-views = Представления
coverage-columns = Столбцы
coverage-total = Всего

## A platform

platform-description = { $name }: государственная цифровая платформа для обучения в реестре Portolan.
platform-open = Открыть
platform-works = Работает ли она?
platform-stands = Кто её поддерживает?
platform-facts = Что она предлагает
platform-checks = Последние проверки
platform-observed = Что сайт говорит о себе
platform-history = История записи
platform-sources = Источники
since = с
last-checked = Последняя проверка:
uptime = { $days ->
    [one] Доступна в { $share } проверок за последний { $days } день
    [few] Доступна в { $share } проверок за последние { $days } дня
   *[other] Доступна в { $share } проверок за последние { $days } дней
}
day-up = доступна
day-partly = доступна с перерывами
day-suspect = не отвечала, под наблюдением
day-down = недоступна
day-blocked = закрыта для автоматических проверок
day-unchecked = не проверялась
strip-summary = { $count ->
    [one] За последний { $count } день: { $parts }.
    [few] За последние { $count } дня: { $parts }.
   *[other] За последние { $count } дней: { $parts }.
}
strip-part = { $status } { $count ->
    [one] { $count } день
    [few] { $count } дня
   *[other] { $count } дней
}
strip-start = 90 дней назад
strip-end = сегодня
strip-none = Она ещё не проверялась.
strip-table = То же в виде таблицы
strip-when = Период
strip-what = Результат
strip-stretch = с { $from } по { $to }
endorsed-by = Кем подтверждена:
endorsed-on = Когда подтверждена:
endorsed-until = Действительно до:
endorsed-not = Ни одно правительство ещё не подтвердило эту запись. Она составлена по открытым источникам.
flag-reply = Ответ правительства:
reply-still-ours = Платформа по-прежнему наша и в порядке.
reply-moved = У платформы новый адрес.
reply-retired = Платформа выведена из действия.
observed-on = Прочитано
observed-title = Заголовок
observed-description = Описание
observed-language = Язык текста
observed-address = Конечный адрес
observed-mobile = Для небольших экранов
yes = да
not-seen = признаков нет
sources-none = Источники не указаны.
version-first = Внесена в реестр
version-other = Версия { $count }
version-changed = Изменено: { $fields }
retired-title = Эта платформа больше не действует.
retired-closed = Она закрыта.
retired-replaced = Её заменила другая платформа.
retired-listed-in-error = Её не следовало вносить в реестр.
retired-on = Прекратила работу { $name }.
retired-successor = Преемник:
badge-title = Значок
badge-lead = Владельцы платформы могут показывать состояние её записи на своих страницах:
badge-alt = Значок этой записи
badge-until = подтверждена до { $name }
report-link = Сообщить о проблеме с этой платформой

## What checks find

outcome-up = Доступна
outcome-moved = Доступна по другому адресу
outcome-not-found = Страница не существует
outcome-server-error = Сервер сообщает об ошибке
outcome-timeout = Нет ответа в отведённое время
outcome-dns-failure = Адрес не существует
outcome-connection-failed = Нет соединения
outcome-tls-invalid = Защищённое соединение недействительно
outcome-bad-response = Ответ невозможно прочитать
outcome-blocked = Закрыта для автоматических проверок
outcome-rate-limited = Сервер отклоняет частые запросы
outcome-robots-denied = Сайт не разрешает автоматические проверки
outcome-parked = Адрес продаётся или не используется
outcome-identity-changed = По этому адресу отвечает другой сайт
outcome-unsafe-address = Адрес не ведёт на открытый сайт
outcome-checker-fault = Сбой самой проверки

## What changes in an entry

document-access = доступ
document-audiences = целевая аудитория
document-authority = государственный орган
document-confidence = надёжность источников
document-country = страна
document-kind = вид платформы
document-languages = языки
document-launched = начало работы
document-levels = уровни образования
document-lifecycle = положение
document-lifecycle-note = примечание о положении
document-names = названия
document-operator = оператор
document-retirement = прекращение работы
document-slug = адрес в реестре
document-sources = источники
document-subjects = предметы
document-summaries = краткие описания
document-url = адрес
document-url-basis = происхождение адреса

## Reports by visitors

report-title = Сообщить о проблеме: { $name }
report-lead = Сообщите кураторам реестра, что не так. Учётная запись не нужна, и никакие сведения о вас не сохраняются.
report-kind = В чём проблема?
problem-does-not-open = Не открывается
problem-wrong-content = Показывает другое, рекламу или вредные материалы
problem-wrong-entry = В этой записи есть неточность
problem-hard-to-use = Неудобно пользоваться, например с телефона или с программой экранного доступа
problem-other = Другое
report-words = Своими словами
report-words-hint = { $count ->
    [one] Необязательно, до { $count } знака. Не указывайте личных данных.
   *[other] Необязательно, до { $count } знаков. Не указывайте личных данных.
}
report-trap = Оставьте это поле пустым
report-send = Отправить
report-long = { $count ->
    [one] Сообщение слишком длинное. Допускается до { $count } знака.
   *[other] Сообщение слишком длинное. Допускается до { $count } знаков.
}
report-faults = Сообщение ещё не отправлено
report-thanks = Спасибо
report-thanks-text = Кураторы рассмотрят ваше сообщение. Если может помочь проверка, она уже начата.
report-back = Вернуться к платформе

## Changes

changes-title = Изменения
changes-lead = Что изменилось в реестре, начиная с последнего.
changes-none = Более ранних изменений нет.
changes-older = Более ранние изменения
change-to = { $what }: { $status }
change-platform-created = Внесена в реестр
change-platform-updated = Запись изменена
change-platform-retired = Выведена из действия
change-endorsement-changed = Подтверждение правительства
change-reachability-changed = Доступность адреса
change-observed-changed = Сайт сообщает о себе новое

## About

about-title = О реестре Portolan
about-contents = На этой странице
about-heading-what = Что это такое
about-heading-decides = Кто решает
about-heading-checks = Как идут проверки
about-heading-states = Что означают состояния
about-heading-licence = Лицензия
about-heading-accessibility = Доступность
about-heading-privacy = Конфиденциальность
about-heading-contact = Связь
about-what-1 = Portolan — всемирный реестр государственных цифровых платформ для обучения: сайтов, на которых учатся дети и взрослые и за которыми стоит правительство.
about-what-2 = Портоланом называли морскую карту, которую моряки постоянно исправляли. Когда в 2022 году была составлена карта 471 такой платформы в 184 странах, каждая третья исчезла, устарела или не работала. Этот реестр постоянно проверяет каждый адрес и показывает, что обнаружил.
about-decides-1 = Правительства предлагают записи о платформах своей страны, следят за их достоверностью и подтверждают их раз в год.
about-decides-2 = Кураторы рассматривают каждое предложение до публикации. Никто не решает по собственному предложению.
about-decides-3 = Записи, составленные по открытым источникам, помечены как таковые, пока их не подтвердит правительство. Каждое решение записывается; всё, что однажды было внесено, сохраняет свою страницу.
about-checks-1 = Программа посещает каждый адрес не реже раза в неделю — бережно, как любой посетитель, — и соблюдает правила, которые сайты устанавливают для таких программ.
about-checks-2 = Один сбой ничего не доказывает. Платформа считается недоступной лишь после не менее чем четырёх неудачных проверок за не менее чем два дня без единой удачной между ними.
about-checks-3 = Программа замечает и то, что адрес выставлен на продажу или показывает чужой сайт. Такие находки подтверждаются за несколько минут и сразу показываются; об остальных первым узнаёт правительство и может ответить.
about-checks-4 = О сайтах, закрытых для автоматических проверок, не говорится ни что они доступны, ни что недоступны.
about-states-1 = Каждое состояние обозначено словом и знаком.
about-state-up = Отвечала при последних проверках.
about-state-suspect = Недавние проверки не удались, но их мало, чтобы судить уверенно.
about-state-down = Не удались по меньшей мере четыре проверки за не менее чем два дня.
about-state-blocked = Сайт отвечает, но не программам. В браузере он может работать.
about-state-unknown = Ещё не проверялась.
about-licence-1 = Записи реестра публикуются по лицензии Creative Commons «С указанием авторства 4.0» (CC BY 4.0): их можно свободно использовать и распространять, указывая Portolan как источник. То, что платформы говорят о себе, принадлежит им.
about-licence-2 = Карта построена по данным Natural Earth (общественное достояние); названия стран и языков взяты из Unicode CLDR.
about-accessibility-1 = Эти страницы созданы в соответствии с Руководством по обеспечению доступности веб-контента (WCAG) 2.2, уровень AA: с клавиатуры, с программой экранного доступа, с увеличенным текстом, в высокой контрастности, на бумаге и без скриптов. Они проверяются на всех шести языках.
about-accessibility-2 = Карта мира рассчитана на зрение и мышь; список по регионам ведёт на те же страницы. Подробности проверок даны на английском языке.
about-privacy-1 = За посетителями не следят: файлы cookie не устанавливаются, с других сайтов ничего не загружается, и ничего, что позволило бы вас опознать, не спрашивается.
about-privacy-2 = Сообщения о проблемах хранятся один год без сведений об отправителе. Для защиты от злоупотреблений преобразованный сетевой адрес хранится один день.
about-contact-1 = Если в записи есть ошибка, воспользуйтесь формой на её странице. Правительства, желающие участвовать, могут написать владельцам этого реестра.

## For developers

developers-title = Разработчикам
developers-lead = Всё, что здесь опубликовано, могут читать программы — без учётной записи.
developers-api = API
developers-api-1 = Одна точка доступа GraphQL отвечает на все вопросы о платформах, странах, языках и охвате:
developers-api-2 = Например, первые три платформы Мали:
developers-console = Открыть консоль запросов
developers-examples = Примеры
developers-try = Открыть в консоли
developers-sync = Как не отстать
developers-sync-1 = Поле «changes» перечисляет по порядку все публичные изменения, включая вывод из действия. Сохраняйте последний курсор и продолжайте с него: ничего не пропадёт и не придёт дважды.
developers-sync-2 = Ответы содержат ETag. Верните его в If-None-Match, и неизменившийся ответ ничего не будет стоить.
developers-limits = Ограничения
developers-limits-1 = На странице списка не более 100 записей. У каждого запроса есть стоимость, которая растёт со списками и глубиной; слишком дорогой запрос отклоняется до выполнения.
developers-limits-2 = Стоимость указана в ответе в «extensions», а в ошибках — код и что следует сделать.
developers-badge = У каждой платформы есть значок, который показывает, подтверждена ли её запись и доступна ли она:

## Status

status-title = Состояние реестра
status-lead = Как обстоят дела у самого реестра.
status-checking = Платформы проверяются.
status-idle = Сейчас ни одна программа не проверяет платформы.
status-last-check = Последняя проверка:
status-numbers = Цифры
status-version = Версия
status-platforms = Платформы
status-countries = Страны и территории
status-changes = Записанные события
status-jobs = Регулярные работы
status-job = Задача
status-when = Последний запуск
status-result = Результат
status-well = в порядке
status-ill = сбой

## When there is no page

missing-title = Такой страницы нет
missing-text = Возможно, в адресе опечатка или страница переехала. Записи реестра никогда не исчезают: их найдёт поиск.
missing-nearest = Возможно, вы искали одну из этих?
missing-home = На главную страницу
beyond-title = Список не такой длинный
beyond-text = { $count ->
    [one] В нём { $count } страница.
    [few] В нём { $count } страницы.
   *[other] В нём { $count } страниц.
}
beyond-back = На первую страницу
many-title = Слишком много запросов
many-text = { $count ->
    [one] Повторите попытку через { $count } минуту.
    [few] Повторите попытку через { $count } минуты.
   *[other] Повторите попытку через { $count } минут.
}
foreign-title = Эта форма пришла с другого сайта
foreign-text = Для вашей безопасности она не принята. Воспользуйтесь формой на странице платформы.
failed-title = У нас произошла ошибка
failed-text = Она записана под номером { $name }. Повторите попытку чуть позже.

## Statistics

figures-title = Статистика
figures-lead = Реестр в цифрах: графики и таблицы.
figures-share = Доступные платформы по дням
figures-share-short = Доступно
figures-share-note = Из платформ, о которых можно судить, на конец каждого дня.
figures-curve = { $first } — { $from }, { $last } — { $to }.
figures-no-days = Дней проверок пока нет.
figures-table = То же таблицей
figures-day = День
figures-judged = Можно было судить
figures-now = Доступность сейчас
figures-platforms = Платформы
figures-endorsements = Подтверждение правительствами
figures-coverage = Страны с работающей платформой
figures-countries = Страны
figures-of = { $part } из { $whole }
figures-flags = Открытые находки по видам
figures-regions = Открытые находки по регионам
figures-number = Число
figures-none = Нет.
