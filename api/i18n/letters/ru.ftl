# The letters of the registry in Russian. A date ends with the full stop of «г.», which also ends its sentence.

## How every letter begins and ends

greeting = Здравствуйте, { $name }!
greeting-unnamed = Здравствуйте!
closing =
    С уважением,

    Portolan
    Всемирный реестр государственных платформ цифрового обучения
## What stands for a name that is not known

unnamed = ваша платформа

## An invitation

invitation-subject = Приглашение в Portolan, реестр государственных платформ цифрового обучения
invitation-text = Для вас открыта учётная запись в Portolan, всемирном реестре государственных платформ цифрового обучения. Ваша роль:
invitation-link = Чтобы войти, откройте этот адрес. Пароль не требуется:
invitation-after = Ссылка действует один раз в течение 15 минут после отправки этого письма. Позднее вы в любое время можете запросить новую:
role-government = Правительство: { $places }
role-curator = Куратор, все регионы
role-curator-of = Куратор: { $places }
role-admin = Администратор

## A link that somebody asked for

sign-in-subject = Ваша ссылка для входа в Portolan
sign-in-text = Вы запросили вход в Portolan.
sign-in-link = Чтобы войти, откройте этот адрес:
sign-in-after = Ссылка действует один раз в течение 15 минут после отправки этого письма. Если вы её не запрашивали, оставьте это письмо без внимания: без ссылки никто не сможет войти в вашу учётную запись.
sign-in-browser = Она открывается только в том браузере, в котором вы её запросили.

## Proposals

changes-requested-subject = Требуются изменения: { $name }
changes-requested-text = Ваше предложение по платформе «{ $name }» рассмотрено. Прежде чем его можно будет принять, просим вас внести изменения.
changes-requested-link = Изменить предложение и подать его снова можно здесь; всё, что вы ввели, сохранено:
proposal-accepted-subject = Предложение принято: { $name }
proposal-accepted-text = Ваше предложение по платформе «{ $name }» принято и вступило в силу.
proposal-rejected-subject = Предложение не принято: { $name }
proposal-rejected-text = Ваше предложение по платформе «{ $name }» рассмотрено и не может быть принято. Вы можете вновь открыть и исправить его.
proposal-on-hold-subject = Рассмотрение приостановлено: { $name }
proposal-on-hold-text = Рассмотрение вашего предложения по платформе «{ $name }» приостановлено. Пока от вас ничего не требуется.
proposal-link = Предложение находится здесь:
reasons = Причины:
note = Замечания рецензента:
reason-duplicate = Платформа уже есть в реестре, или по ней подано другое предложение.
reason-not-public = За платформой не стоит государственный орган.
reason-not-learning = Это не платформа для обучения.
reason-unreachable = Адрес не отвечает или показывает нечто иное.
reason-wrong-country = Платформа относится к другой стране.
reason-incomplete = Не хватает сведений.
reason-inaccurate = Часть сведений неточна.
reason-wording = Следует выразиться яснее или дать текст также на другом языке.
reason-unsourced = Указанное не подтверждено источниками.
reason-commercial = Платформа требует от учащихся оплаты или показывает им рекламу.
reason-other = Иная причина

## A government's confirmation of an entry

endorsement-due-subject = Просим подтвердить: { $name }
endorsement-due-text = Правительство вашей страны раз в год подтверждает запись «{ $name }». Подтверждение пора продлить.
endorsement-due-until = Оно действует до { $date }
endorsement-lapsed-subject = Подтверждение истекло: { $name }
endorsement-lapsed-text = Срок подтверждения записи «{ $name }» правительством вашей страны истёк. Запись остаётся в реестре с пометкой, что она более не подтверждена.
endorsement-lapsed-until = Подтверждение действовало до { $date }
renew-link = Чтобы просмотреть запись и подтвердить её ещё на год, откройте этот адрес:
renew-after = Ссылка предназначена лично вам; просим не пересылать её. Ничто не подтверждается, пока вы не увидите запись и не дадите согласие.

## A finding that a government should answer

flag-opened-subject = Просим ответить: { $name }
flag-opened-text = Регулярные проверки платформы «{ $name }» выявили то, что требует вашего ответа:
flag-opened-until = Уведомление будет опубликовано с { $date } вместе с вашим ответом, если он поступит.
flag-opened-link = Просим ознакомиться с наблюдениями и ответить здесь, до публикации уведомления:
evidence = Что обнаружено:
flag-kind-unreachable = Платформа недоступна в течение недели.
flag-kind-not-found = По этому адресу сообщается, что страницы не существует.
flag-kind-moved = Адрес теперь ведёт на другой сайт.
flag-kind-parked = По адресу показывается заглушка домена или стандартная страница сервера.
flag-kind-identity-changed = По адресу показывается страница, не относящаяся к платформе.
flag-kind-certificate = Сертификат безопасности недействителен, или срок его действия истекает.
flag-kind-metadata-changed = Страница описывает себя иначе, чем прежде.
flag-kind-closure-announced = На странице объявлено, что служба закрывается или закрыта.
flag-kind-spam-injected = Страница содержит внедрённые спам-ссылки.
flag-kind-language-mismatch = Язык, указанный в записи, не предлагается.
flag-kind-blocked = Платформа доступна только браузерам или только внутри страны.
flag-kind-endorsement-due = Подтверждение записи пора продлить.
flag-kind-reported = Посетитель сообщает о проблеме
