# The words of the desks in Russian. Every catalogue has the same keys with the same placeables.

## When something may not be done

forbidden-title = Эта страница вам недоступна
forbidden-text = У вашей учётной записи нет доступа к этой странице. Если вы считаете, что он нужен, напишите владельцам этого реестра.
unknown-title = Войдите снова
unknown-text = Вы больше не в системе, или открытая ссылка уже не действует.
large-title = Слишком много
large-text = В форме больше, чем можно сохранить. Сократите её.
conflict-title = Сейчас это невозможно

## Coming in

sign-in-title = Вход
sign-in-lead = Для правительств, кураторов и администраторов. Мы пришлём ссылку по почте; пароля нет.
sign-in-email = Адрес электронной почты
sign-in-send = Прислать ссылку
sign-in-sent = Если учётная запись с этим адресом существует, ссылка уже в пути. Она действует один раз, 15 минут и только в этом браузере.
sign-in-outbox = У этого реестра пока нет почтового сервера. Его письма лежат файлами на этой машине, в
sign-in-by = С учётной записью вашей организации
sign-in-who = Учётные записи создаются по приглашению. Всё опубликованное здесь можно читать и без неё.
enter-title = Вход в Portolan
enter-text = Нажмите кнопку, чтобы войти. После этого ссылка перестанет действовать.
enter-button = Войти
enter-spent = Эта ссылка больше не действует или была запрошена в другом браузере.
enter-again = Запросить новую ссылку
renew-title = Подтвердить запись
renew-text = Вы подтверждаете ещё на один год, что { $name } ({ $url }) — платформа вашего правительства. Это записывается от имени { $email }.
renew-button = Подтвердить на год
interrupted-title = Вы больше не в системе
interrupted-text = Ничего из введённого не потеряно. Войдите рядом с этой страницей и отправьте форму снова.
interrupted-sign-in = Войти (откроется рядом с этой страницей)
interrupted-again = Вернитесь на эту страницу и нажмите кнопку.
interrupted-send = Отправить снова
sign-out = Выйти

## What was done

done-renewed = Запись подтверждена ещё на один год. Спасибо.
done-confirmed = Запись подтверждена на один год.
done-revoked = Подтверждение отозвано.
done-ended = Сеанс завершён.
done-revoked-token = Токен отозван.
done-left = Вы вышли.
done-saved = Сохранено.
done-submitted = Отправлено кураторам.
done-withdrawn = Предложение снято.
done-reopened = Предложение открыто снова.
done-taken = Теперь это рассматриваете вы; другие это видят.
done-released = Оставлено другим.
done-accepted = Принято и действует.
done-decided = Ваше решение записано.
done-commented = Ваш комментарий добавлен.
done-replied = Ваш ответ записан.
done-check-asked = Проверка запрошена.
done-assigned = Поручение записано.
done-begun = Вы уже начинали это; продолжите здесь.
done-bulk = Сделано со всем, что вы отметили.
done-looked = Всё до этого места отмечено как просмотренное.
done-roles-changed = Роли изменены.

## Desk

desk-title = Рабочий стол
desk-nav = Разделы рабочего стола
desk-faults = Обратите внимание
desk-entries = Наши записи
desk-no-entries = Платформ вашей страны в реестре пока нет.
desk-proposals = Предложения
desk-queue = Очередь
desk-waiting = Что ожидает
desk-needs = Что ждёт вас
desk-nothing = Пока ничего. Спасибо.
desk-due = Подтверждения, которые нужно дать или продлить
desk-confirm = Подтвердить на год
desk-flags = Находки проверок
desk-returned = Возвращённые с вопросами
desk-drafts = Черновики
desk-sent = У кураторов
desk-answered = Замечания с ответом, у кураторов
desk-new = Новая платформа
desk-new-of = Новая платформа: { $name }

## My account

me-title = Моя учётная запись
me-name = Имя
me-roles = Роли
me-sessions = Где выполнен вход
me-here = этот браузер
me-end = Завершить
me-end-others = Завершить все остальные
me-tokens = Токены для программ
me-tokens-lead = Токен позволяет программе действовать от вашего имени в заданных вами пределах.
me-token-made = Это новый токен. Скопируйте его сейчас: больше он показан не будет.
me-token-name = Для чего он
me-token-scopes = Что он разрешает
me-token-days = Срок действия, дней
me-token-make = Создать токен
me-until = до
me-used = использован
me-revoke = Отозвать
role-government = Правительство: { $name }
role-curator = Куратор
role-curator-of = Куратор: { $name }
role-admin = Администратор
role-of-government = Правительство
role-of-curator = Куратор
role-of-admin = Администратор
role-of-system = Система
role-of-operator = Оператор
role-of-account = Учётная запись
scope-read-own = читать то, что можете читать вы
scope-propose = предлагать, подтверждать и отвечать
scope-curate = решать в роли куратора
scope-admin = администрировать

## An entry at the desk

entry-name = Платформа
entry-unconfirmed = ещё не подтверждена
entry-public = Открытая страница
entry-change = Предложить изменение
entry-retire = Предложить вывод из действия
entry-check = Проверить сейчас
entry-revoke = Отозвать подтверждение
entry-is-retired = Эта платформа выведена из работы.
entry-says = Что говорит о ней реестр
entry-revoke-why = Почему?

## Proposals

proposal-untitled = (пока без названия)
proposals-none = Предложений нет.
proposal-kind-create = Новая платформа
proposal-kind-update = Изменение
proposal-kind-retire = Вывод из действия
proposal-status-draft = Черновик
proposal-status-submitted = Отправлено
proposal-status-in-review = На рассмотрении
proposal-status-changes-requested = Возвращено
proposal-status-on-hold = Отложено
proposal-status-accepted = Принято
proposal-status-rejected = Отклонено
proposal-status-withdrawn = Снято
proposal-about = О платформе
proposal-open = Прежде чем отправить:
proposal-warnings = Сравните:
proposal-changes = Что меняется
proposal-check = Проверка адреса
proposal-decide = Решение
proposal-returned = Возвращено с такими просьбами
proposal-edit = Правка
proposal-notes = Переписка
proposal-comment = Комментарий
proposal-rebase = Учесть изменения других
comment-send = Добавить комментарий
change-field = Поле
change-before = Было
change-after = Станет
change-now = Тем временем другие изменили на:
check-waiting = Проверка идёт. Обновите страницу через минуту.
check-nobody = Сейчас ни одна программа не проверяет адреса.
check-hosts = Другие сайты, которые загружает страница
warning-same-address = Тот же адрес
warning-same-host = Другой адрес того же сайта
warning-lookalike-host = Сайт с похожим именем
warning-similar-name = Почти то же название
warning-open-proposal = Другое открытое предложение об этой платформе
step-submit = Отправить кураторам
step-withdraw = Снять предложение
step-take = Рассмотреть
step-release = Оставить другим
step-accept = Принять
step-request-changes = Попросить изменений
step-reject = Отклонить
step-hold = Отложить
step-resume = Продолжить
step-reopen = Открыть снова
decide-reasons = Причины (для просьбы об изменениях и отклонения)
decide-text = Пояснение
decide-shared = Этот адрес может быть общим для нескольких записей
send-title = Перед отправкой
send-text = Несколько слов кураторам (не обязательно)
send-back = Назад к форме
proposal-says = Что в нём говорится
meanwhile-title = Тем временем это изменил кто-то другой
meanwhile-text = Поверх ничего не сохранено. Набранное вами осталось в форме ниже: сравните и сохраните снова.
meanwhile-stands = Что записано сейчас
meanwhile-typed = Что набрали вы
found-again = Посмотреть ещё раз
decide-reasons-short = Причины
decide-sure = Я знаю, что отменить это нельзя.
decide-sure-missing = Вывод из реестра нельзя отменить. Отметьте флажок, чтобы подтвердить.
review-other = { $name } сейчас это рассматривает.
review-take-over = Взять на себя
review-held = { $name } сейчас это рассматривает. Чтобы решить самостоятельно, сначала возьмите это на себя.
review-assigned = Поручено
review-assign = Поручить
check-way = Путь
check-tls = Шифрование

## The form

form-save = Сохранить черновик
form-fill = Прочитать адрес и предложить найденное
found-title = Найдено по адресу
found-use = Взять как: { $name }
form-what = Что это
form-names-hint = Языки пишите названием или кодом: «французский» или «fr».
form-language = Язык
form-name = Название
form-summary = Краткое описание (от 40 до 400 знаков)
form-where = Где это
form-for-whom = Для кого
form-how = Как этим пользуются
form-who = Кто за этим стоит
form-sources-hint = Открытые страницы, где названа платформа, по одному адресу в строке.
end-reason = Почему
end-date = С какого дня
end-successor = Преемник
end-successor-hint = По названию или адресу её страницы здесь.
end-note = Примечание в одну строку
form-summary-short = Описание
form-url = Адрес
form-twice = имеет два текста; для каждого языка может быть только один
form-no-language = укажите, на каком языке это написано
form-drop = Убрать { $name }
form-add-name = Добавить название на другом языке
form-add-summary = Добавить описание на другом языке
form-add-languages = Добавить язык
form-fill-hint = Реестр может посмотреть на этот адрес и предложить найденные там заголовок, описание и язык. Набранное вами останется.
form-send = Просмотреть и отправить

## Queue

queue-kind = Предмет
queue-count = Сколько
queue-oldest = Самое давнее
queue-open = Открыть очередь
queue-empty = Ничто не ожидает.
queue-kinds = Предметы
queue-next = Дальше
queue-nobody = никому
queue-all = кому угодно
queue-mine = мне
queue-everywhere = все страны
queue-to-me = поручено вам
queue-to-other = поручено другому
queue-held = другим куратором
queue-oldest-short = самое старое
bulk-title = Со всем отмеченным
bulk-assign = Поручить мне
bulk-accept = Принять вместе (изменения одних и тех же полей)
bulk-nothing = Ничего не отмечено.
bulk-not-of-this = с этим так поступить нельзя
keys-title = Клавиши
keys-move = следующее, предыдущее
keys-open = открыть
keys-tick = отметить
keys-decide = в решении: принять, запросить изменения или отклонить, комментировать
keys-help = эта справка
keys-close = Закрыть
desk-news = Что нового
news-count = { $count ->
    [one] { $count } событие с вашего последнего просмотра.
    [few] { $count } события с вашего последнего просмотра.
   *[other] { $count } событий с вашего последнего просмотра.
}
news-many = Более { $count } событий с вашего последнего просмотра.
news-more = Показаны только самые новые.
news-none = С вашего последнего просмотра ничего нового.
news-seen = Отметить всё как просмотренное

## Flags

flag-first = Замечено впервые
flag-last = Замечено в последний раз
flag-times = { $count ->
    [one] открыто { $count } раз
    [few] открыто { $count } раза
   *[other] открыто { $count } раз
}
flag-closed = Закрыто
flag-reports = Что написали посетители
flag-answer = Ответить от имени правительства
flag-answer-what = Как обстоит дело?
flag-answer-url = Новый адрес, если он изменился
flag-answer-note = Пояснение
flag-answer-send = Отправить ответ
flag-accept = Принять то, что сайт говорит теперь
flag-dismiss = Снять
flag-dismiss-why = Почему это не проблема
flag-dismiss-days = Не открывать снова столько дней
flag-retire = Вывести платформу из действия

## Many entries at once

desk-sheet = Загрузить файл
sheet-lead = Много записей сразу, в файле CSV или XLSX. Сначала видно, что получится; ничего не сохраняется, пока хотя бы одна ячейка с ошибкой.
sheet-file = Файл (CSV или XLSX, до 8 МБ)
sheet-check = Посмотреть
sheet-import = Создать черновики
sheet-summary = Новых: { $creations }. Изменённых: { $updates }. Без изменений: { $unchanged }. Ошибок: { $faults }.
sheet-sound = Все ячейки верны. Чтобы создать черновики, выберите файл ещё раз и нажмите вторую кнопку.
sheet-row = Строка
sheet-column = Столбец
sheet-fault = Что не так
sheet-template = Столбцы
sheet-template-lead = Первая строка файла. Списки разделяются точкой с запятой; у текста по столбцу на каждый язык.
sheet-export = Записи файлом, чтобы изменить и отправить обратно: { $name }
sheet-empty = Пустой файл со столбцами
sheet-values = Что могут содержать столбцы
done-imported = Из файла созданы черновики.

## Administration

desk-accounts = Учётные записи
desk-jobs = Запуски задач
desk-mail = Письма
desk-events = События
accounts-seen = Последний вход
accounts-suspended = приостановлена
accounts-suspend = Приостановить
accounts-restore = Снять приостановку
accounts-invite = Пригласить
accounts-language = Язык писем
accounts-government = Правительство страны
accounts-government-hint = Страны по названиям или кодам, через запятую.
accounts-regions = Куратор только этих регионов
accounts-country = «{ $name }» — не код страны.
accounts-regions-alone = Регионы — для кураторов: отметьте и эту роль или не отмечайте регионов.
accounts-send = Отправить приглашение
done-invited = Приглашение в пути.
done-suspended = Учётная запись приостановлена.
done-restored = Учётной записью снова можно пользоваться.
jobs-rounds = Проходы
jobs-running = выполняется
jobs-crashed = процесс прервался
mail-to = Кому
mail-about = О чём
mail-since = С какого времени
mail-sent = Отправлено
mail-tries = Попытки
mail-waits = ожидает
mail-kind-invitation = Приглашение
mail-kind-sign-in = Ссылка для входа
mail-kind-changes-requested = Запрошены изменения
mail-kind-proposal-accepted = Предложение принято
mail-kind-proposal-rejected = Предложение отклонено
mail-kind-proposal-on-hold = Предложение отложено
mail-kind-endorsement-due = Подтверждение пора продлить
mail-kind-endorsement-lapsed = Подтверждение истекло
mail-kind-flag-opened = Замечание, требующее ответа
events-show = Показать
events-none = Ничего не найдено.
events-detail = До и после
event-platform-created = Платформа внесена
event-platform-updated = Запись изменена
event-platform-retired = Платформа выведена из действия
event-endorsement-changed = Подтверждение изменилось
event-reachability-changed = Доступность изменилась
event-observed-changed = Сайт сообщает новое
event-observed-accepted = Новый текст сайта принят
event-flag-opened = Находка открыта
event-flag-published = Находка обнародована
event-flag-closed = Находка закрыта
event-flag-decided = По находке ответили или решили
event-proposal-moved = Предложение продвинулось
event-account-changed = Учётная запись изменена
events-platform = Запись (её адрес здесь)
events-account = Кем (почтовый адрес)
events-since = С
events-until = По
events-file = Всё найденное файлом:
events-no-platform = Записи «{ $name }» нет.
events-no-account = Учётной записи «{ $name }» нет.
events-no-day = «{ $name }» — не день вида 2026-11-25.
events-proposal = Предложение
accounts-why = Почему (хранится вместе с событием)
accounts-change = Изменить роли

## Rules of the checks

desk-policy = Правила проверок
policy-lead = По этим правилам проверки оцениваются и планируются.
policy-how = Они задаются в файле настроек или названными здесь переменными и действуют со следующего запуска.
policy-default = по умолчанию { $name }
policy-down-misses = Неудачных проверок подряд, прежде чем платформа считается недоступной
policy-down-after-s = Наименьшее время между первой и последней из этих неудач
policy-up-hits = Успешных проверок подряд, после которых она снова считается доступной
policy-blocked-unknowns = Проверок подряд без результата, после которых она считается закрытой для проверок
policy-vantage-window-s = Как долго учитывается слово точки проверки после её последнего отчёта
policy-unreachable-after-s = Как долго платформа недоступна, прежде чем ставится отметка
policy-reopen-within-s = В течение какого времени после закрытия открывается та же отметка
policy-notice-after-s = Сколько времени есть у правительства на ответ, прежде чем узнает публика
policy-text-distance = В скольких из 64 битов может различаться отпечаток того же текста
policy-interval-min-s = Первая повторная проверка исправной платформы; удваивается с каждым успехом
policy-interval-day-s = Где удвоение прекращается
policy-interval-max-s = Наибольший интервал для платформ, которые почти не меняются
policy-suspect-s = Повторные проверки подозрительной платформы по порядку; последняя повторяется
policy-confirm-s = Когда припаркованный или захваченный адрес проверяется второй раз
policy-request-pause-s = Как долго ответ на заказанную проверку годится и для других
policy-jitter-percent = На сколько случайно сдвигается каждый интервал в обе стороны
unit-days = { $count ->
    [one] { $count } день
    [few] { $count } дня
   *[other] { $count } дней
}
unit-hours = { $count ->
    [one] { $count } час
    [few] { $count } часа
   *[other] { $count } часов
}
unit-minutes = { $count ->
    [one] { $count } минута
    [few] { $count } минуты
   *[other] { $count } минут
}
unit-seconds = { $count ->
    [one] { $count } секунда
    [few] { $count } секунды
   *[other] { $count } секунд
}

## Figures of the work

desk-figures = Показатели работы
figures-weeks-title = Отправлено и решено по неделям
figures-weeks = За двенадцать недель отправлено { $sent }, решено { $decided }.
figures-sent = Отправлено
figures-decided = Решено
figures-week = Неделя с
figures-median = Половина решена за
figures-ages-proposals = Как долго ждут предложения
figures-ages-flags = Как долго ждут находки
figures-waiting = Ждёт
figures-age = { $count ->
    [0] менее дня
    [1] от дня до недели
    [7] от недели до месяца
   *[other] более месяца
}
