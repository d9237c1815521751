# The words of the desks in Arabic. Every catalogue has the same keys with the same placeables.

## When something may not be done

forbidden-title = هذه الصفحة ليست متاحة لك
forbidden-text = لا يملك حسابك حق الدخول إلى هذه الصفحة. إذا كنت ترى أنه ينبغي أن يملكه، فاكتب إلى القائمين على هذا السجل.
unknown-title = يرجى تسجيل الدخول مجددًا
unknown-text = لم تعد مسجل الدخول، أو أن الرابط الذي فتحته لم يعد صالحًا.
large-title = هذا أكثر مما يمكن حفظه
large-text = يحتوي النموذج على أكثر مما يمكن حفظه. يرجى اختصاره.
conflict-title = لا يمكن ذلك الآن

## Coming in

sign-in-title = تسجيل الدخول
sign-in-lead = للحكومات والمراجعين والإدارة. نرسل إليك رابطًا بالبريد الإلكتروني، ولا توجد كلمة مرور.
sign-in-email = البريد الإلكتروني
sign-in-send = أرسلوا إليّ رابطًا
sign-in-sent = إذا كان هناك حساب بهذا العنوان، فالرابط في طريقه إليك. وهو صالح مرة واحدة، لمدة 15 دقيقة، وفي هذا المتصفح فقط.
sign-in-outbox = ليس لهذا السجل خادم بريد بعد. رسائله ملفات على هذا الجهاز، في
sign-in-by = بحساب من مؤسستك
sign-in-who = تُفتح الحسابات بدعوة. ويمكن قراءة كل ما يُنشر هنا من دون حساب.
enter-title = تسجيل الدخول إلى Portolan
enter-text = اضغط الزر لتسجيل الدخول. وبعد ذلك لن يعمل الرابط.
enter-button = تسجيل الدخول
enter-spent = لم يعد هذا الرابط صالحًا، أو طُلب في متصفح آخر.
enter-again = اطلب رابطًا جديدًا
renew-title = تأكيد قيد
renew-text = تؤكد لسنة أخرى أن { $name } ({ $url }) منصة تابعة لحكومتك. ويُسجل ذلك باسم { $email }.
renew-button = أكّد لسنة واحدة
interrupted-title = لم تعد مسجل الدخول
interrupted-text = لم يضع شيء مما كتبته. سجّل الدخول بجانب هذه الصفحة، ثم أرسله مجددًا.
interrupted-sign-in = تسجيل الدخول (يُفتح بجانب هذه الصفحة)
interrupted-again = عد إلى هذه الصفحة واضغط الزر.
interrupted-send = أرسل مجددًا
sign-out = تسجيل الخروج

## What was done

done-renewed = أُكد القيد لسنة أخرى. شكرًا لك.
done-confirmed = أُكد القيد لسنة واحدة.
done-revoked = سُحب التأكيد.
done-ended = أُنهيت الجلسة.
done-revoked-token = أُلغي الرمز.
done-left = سجّلت الخروج.
done-saved = حُفظ.
done-submitted = أُرسل إلى المراجعين.
done-withdrawn = سُحب الاقتراح.
done-reopened = أُعيد فتح الاقتراح.
done-taken = أنت تنظر فيه الآن، ويرى الآخرون ذلك.
done-released = تُرك للآخرين.
done-accepted = قُبل وصار ساريًا.
done-decided = سُجل قرارك.
done-commented = أُضيف تعليقك.
done-replied = سُجل ردك.
done-check-asked = طُلب الفحص.
done-assigned = تم الإسناد.
done-begun = سبق أن بدأتم هذا؛ تابعوا هنا.
done-bulk = تم ذلك مع كل ما أشرتم إليه.
done-looked = عُلّم كل ما سبق كمقروء.
done-roles-changed = تم تغيير الأدوار.

## Desk

desk-title = مكتب العمل
desk-nav = أقسام مكتب العمل
desk-faults = يرجى مراجعة ما يلي
desk-entries = قيودنا
desk-no-entries = لا توجد بعد في السجل منصة من بلدك.
desk-proposals = الاقتراحات
desk-queue = قائمة الانتظار
desk-waiting = ما ينتظر
desk-needs = ما ينتظرك
desk-nothing = لا شيء الآن. شكرًا لك.
desk-due = تأكيدات ينبغي منحها أو تجديدها
desk-confirm = أكّد لسنة واحدة
desk-flags = نتائج الفحص
desk-returned = أُعيدت مع أسئلة
desk-drafts = المسودات
desk-sent = لدى المراجعين
desk-answered = ملاحظات أُجيب عنها وهي لدى المراجعين
desk-new = منصة جديدة
desk-new-of = منصة جديدة: { $name }

## My account

me-title = حسابي
me-name = الاسم
me-roles = الأدوار
me-sessions = أين سجّلت الدخول
me-here = هذا المتصفح
me-end = إنهاء
me-end-others = إنهاء كل ما عداها
me-tokens = رموز للبرامج
me-tokens-lead = يتيح الرمز لبرنامج أن يعمل باسمك في الحدود التي تضعها له.
me-token-made = هذا هو الرمز الجديد. انسخه الآن، فلن يُعرض مرة أخرى.
me-token-name = الغرض منه
me-token-scopes = ما يجيزه
me-token-days = أيام الصلاحية
me-token-make = إنشاء رمز
me-until = حتى
me-used = آخر استخدام
me-revoke = إلغاء
role-government = الحكومة: { $name }
role-curator = مراجعة السجل
role-curator-of = مراجعة السجل: { $name }
role-admin = الإدارة
role-of-government = الحكومة
role-of-curator = مراجعة السجل
role-of-admin = الإدارة
role-of-system = النظام
role-of-operator = التشغيل
role-of-account = حساب
scope-read-own = قراءة ما يحق لك قراءته
scope-propose = الاقتراح والتأكيد والرد
scope-curate = البتّ ضمن مراجعة السجل
scope-admin = الإدارة

## An entry at the desk

entry-name = المنصة
entry-unconfirmed = لم تُؤكد بعد
entry-public = الصفحة العامة
entry-change = اقتراح تعديل
entry-retire = اقتراح إخراجها من الخدمة
entry-check = فحصها الآن
entry-revoke = سحب التأكيد
entry-is-retired = أُخرجت هذه المنصة من الخدمة.
entry-says = ما يقوله السجل عنها
entry-revoke-why = لماذا؟

## Proposals

proposal-untitled = (بلا اسم بعد)
proposals-none = لا يوجد أي اقتراح.
proposal-kind-create = منصة جديدة
proposal-kind-update = تعديل
proposal-kind-retire = إخراج من الخدمة
proposal-status-draft = مسودة
proposal-status-submitted = مُرسل
proposal-status-in-review = قيد النظر
proposal-status-changes-requested = مُعاد
proposal-status-on-hold = معلّق
proposal-status-accepted = مقبول
proposal-status-rejected = مرفوض
proposal-status-withdrawn = مسحوب
proposal-about = بشأن
proposal-open = قبل أن يمكن إرساله:
proposal-warnings = يرجى المقارنة:
proposal-changes = ما يغيّره
proposal-check = فحص العنوان
proposal-decide = القرار
proposal-returned = أُعيد مع هذه الطلبات
proposal-edit = تعديل
proposal-notes = المراسلات
proposal-comment = تعليق
proposal-rebase = الأخذ بما غيّره الآخرون
comment-send = إضافة التعليق
change-field = الحقل
change-before = قبل
change-after = بعد
change-now = غيّره آخرون في هذه الأثناء إلى:
check-waiting = الفحص جارٍ. أعد تحميل هذه الصفحة بعد قليل.
check-nobody = لا يوجد حاليًا برنامج يفحص العناوين.
check-hosts = مواقع أخرى تحمّلها الصفحة
warning-same-address = العنوان نفسه
warning-same-host = عنوان آخر في الموقع نفسه
warning-lookalike-host = موقع يشبهه في الاسم
warning-similar-name = الاسم نفسه تقريبًا
warning-open-proposal = اقتراح آخر مفتوح بشأن هذه المنصة
step-submit = إرسال إلى المراجعين
step-withdraw = سحب الاقتراح
step-take = النظر فيه
step-release = تركه للآخرين
step-accept = قبول
step-request-changes = طلب تعديلات
step-reject = رفض
step-hold = تعليق
step-resume = متابعة
step-reopen = إعادة فتح
decide-reasons = الأسباب (عند طلب التعديلات أو الرفض)
decide-text = الشرح
decide-shared = يجوز أن تشترك عدة قيود في هذا العنوان
send-title = قبل الإرسال
send-text = كلمة إلى القيّمين (اختيارية)
send-back = العودة إلى الاستمارة
proposal-says = مضمونه
meanwhile-title = في هذه الأثناء غيّره شخص آخر
meanwhile-text = لم يُحفظ شيء فوقه. ما كتبتموه ما زال في الاستمارة أدناه: قارنوا ثم احفظوا من جديد.
meanwhile-stands = ما هو محفوظ الآن
meanwhile-typed = ما كتبتموه
found-again = انظروا مجددًا
decide-reasons-short = الأسباب
decide-sure = أعلم أنه لا يمكن الرجوع عن هذا.
decide-sure-missing = لا يمكن الرجوع عن السحب. ضعوا علامة في المربع للتأكيد.
review-other = { $name } ينظر في هذا الآن.
review-take-over = تولّي الأمر
review-held = { $name } ينظر في هذا. لتقرروا بأنفسكم، تولّوا الأمر أولاً.
review-assigned = مسند إلى
review-assign = إسناد
check-way = المسار
check-tls = التشفير

## The form

form-save = حفظ المسودة
form-fill = اقرأ العنوان واعرض ما فيه
found-title = ما وُجد على العنوان
found-use = استخدمه في: { $name }
form-what = ما هي
form-names-hint = اكتبوا اللغات باسمها أو برمزها، مثل «الفرنسية» أو «fr».
form-language = اللغة
form-name = الاسم
form-summary = الملخص (من 40 إلى 400 حرف)
form-where = أين هي
form-for-whom = لمن
form-how = كيف تُستخدم
form-who = من يدعمها
form-sources-hint = صفحات عامة تذكر المنصة، عنوان واحد في كل سطر.
end-reason = لماذا
end-date = منذ متى
end-successor = المنصة التي خلفتها
end-successor-hint = باسمها، أو بعنوان صفحتها هنا.
end-note = ملاحظة في سطر واحد
form-summary-short = الملخص
form-url = العنوان
form-twice = له نصان، ولكل لغة نص واحد فقط
form-no-language = بيّنوا بأي لغة كُتب
form-drop = إزالة { $name }
form-add-name = إضافة اسم بلغة أخرى
form-add-summary = إضافة ملخص بلغة أخرى
form-add-languages = إضافة لغة
form-fill-hint = يمكن للسجل أن يطّلع على العنوان ويقترح ما يجده فيه من عنوان ووصف ولغة، ويبقى ما كتبتموه كما هو.
form-send = مراجعة وإرسال

## Queue

queue-kind = الموضوع
queue-count = العدد
queue-oldest = الأقدم
queue-open = فتح قائمة الانتظار
queue-empty = لا شيء في الانتظار.
queue-kinds = المواضيع
queue-next = المزيد
queue-nobody = لا أحد
queue-all = أي شخص
queue-mine = أنا
queue-everywhere = كل البلدان
queue-to-me = مسند إليكم
queue-to-other = مسند إلى غيركم
queue-held = من قيّم آخر
queue-oldest-short = الأقدم
bulk-title = مع كل ما هو معلّم
bulk-assign = إسناده إليّ
bulk-accept = القبول معًا (تغييرات في الحقول نفسها)
bulk-nothing = لم يُعلَّم شيء.
bulk-not-of-this = لا ينطبق هذا عليه
keys-title = المفاتيح
keys-move = التالي، السابق
keys-open = فتح
keys-tick = تعليم
keys-decide = عند القرار: قبول، طلب تغييرات أو صرف نظر، تعليق
keys-help = هذه المساعدة
keys-close = إغلاق
desk-news = الجديد
news-count = { $count ->
    [one] حدث أمر واحد منذ اطلاعكم الأخير.
    [two] حدث أمران منذ اطلاعكم الأخير.
    [few] حدثت { $count } أمور منذ اطلاعكم الأخير.
   *[other] حدث { $count } أمرًا منذ اطلاعكم الأخير.
}
news-many = حدث أكثر من { $count } أمرًا منذ اطلاعكم الأخير.
news-more = يُعرض الأحدث فقط.
news-none = لا جديد منذ اطلاعكم الأخير.
news-seen = تعليم الكل كمقروء

## Flags

flag-first = أول ما لوحظ
flag-last = آخر ما لوحظ
flag-times = { $count ->
    [one] فُتح مرة واحدة
    [two] فُتح مرتين
    [few] فُتح { $count } مرات
   *[other] فُتح { $count } مرة
}
flag-closed = أُغلق
flag-reports = ما كتبه الزوار
flag-answer = الرد باسم الحكومة
flag-answer-what = ما حقيقة الأمر؟
flag-answer-url = العنوان الجديد إن تغيّر
flag-answer-note = الشرح
flag-answer-send = إرسال الرد
flag-accept = قبول ما يقوله الموقع الآن
flag-dismiss = صرف النظر
flag-dismiss-why = لماذا ليست مشكلة
flag-dismiss-days = لا يُفتح مجددًا لهذا العدد من الأيام
flag-retire = إخراج المنصة من الخدمة

## Many entries at once

desk-sheet = رفع ملف
sheet-lead = قيود كثيرة دفعة واحدة في ملف CSV أو XLSX. ترى أولًا ما سينتج عنه، ولا يُحفظ شيء ما دامت في خانة منه علة.
sheet-file = الملف (CSV أو XLSX، حتى 8 ميغابايت)
sheet-check = معاينة
sheet-import = إنشاء مسودات منه
sheet-summary = جديدة: { $creations }. معدّلة: { $updates }. بلا تغيير: { $unchanged }. أخطاء: { $faults }.
sheet-sound = كل الخانات سليمة. لإنشاء مسودات، اختر الملف مرة أخرى واضغط الزر الثاني.
sheet-row = الصف
sheet-column = العمود
sheet-fault = موضع الخطأ
sheet-template = الأعمدة
sheet-template-lead = السطر الأول من الملف. تُفصل القوائم بفواصل منقوطة، ولكل نص عمود لكل لغة.
sheet-export = القيود في ملف لتعديلها وإعادة إرسالها: { $name }
sheet-empty = ملف فارغ فيه الأعمدة
sheet-values = ما يجوز أن تحتويه الأعمدة
done-imported = أُنشئت مسودات من الملف.

## Administration

desk-accounts = الحسابات
desk-jobs = تنفيذ المهام
desk-mail = الرسائل
desk-events = الأحداث
accounts-seen = آخر دخول
accounts-suspended = موقوف
accounts-suspend = إيقاف
accounts-restore = رفع الإيقاف
accounts-invite = دعوة شخص
accounts-language = لغة الرسائل
accounts-government = حكومة
accounts-government-hint = البلدان بأسمائها أو رموزها، وبينها فواصل.
accounts-regions = مراجعة السجل لهذه المناطق فقط
accounts-country = «{ $name }» ليس رمز بلد.
accounts-regions-alone = المناطق للمراجعين: علّموا هذا الدور أيضاً، أو لا تعلّموا أي منطقة.
accounts-send = إرسال الدعوة
done-invited = الدعوة في طريقها.
done-suspended = أُوقف الحساب.
done-restored = يمكن استخدام الحساب مجددًا.
jobs-rounds = الجولات
jobs-running = قيد التنفيذ
jobs-crashed = انتهت عمليتها
mail-to = إلى
mail-about = الموضوع
mail-since = منذ
mail-sent = أُرسلت
mail-tries = المحاولات
mail-waits = في الانتظار
mail-kind-invitation = دعوة
mail-kind-sign-in = رابط تسجيل الدخول
mail-kind-changes-requested = طلب تعديلات
mail-kind-proposal-accepted = قبول مقترح
mail-kind-proposal-rejected = رفض مقترح
mail-kind-proposal-on-hold = تعليق مقترح
mail-kind-endorsement-due = تأكيد ينبغي تجديده
mail-kind-endorsement-lapsed = تأكيد انتهت صلاحيته
mail-kind-flag-opened = ملاحظة تنتظر الرد
events-show = عرض
events-none = لم يُعثر على شيء.
events-detail = قبل وبعد
event-platform-created = أُدرجت منصة
event-platform-updated = عُدّل قيد
event-platform-retired = خرجت منصة من الخدمة
event-endorsement-changed = تغيّر التأكيد
event-reachability-changed = تغيّرت إمكانية الوصول
event-observed-changed = موقع يقول شيئًا جديدًا
event-observed-accepted = قُبل نص جديد لموقع
event-flag-opened = فُتحت ملاحظة
event-flag-published = أُعلنت ملاحظة
event-flag-closed = أُغلقت ملاحظة
event-flag-decided = رُدّ على ملاحظة أو بُتّ فيها
event-proposal-moved = تقدّم اقتراح
event-account-changed = تغيّر حساب
events-platform = المدخل (عنوانه هنا)
events-account = من قام به (البريد)
events-since = من
events-until = إلى
events-file = كل ما وُجد، كملف:
events-no-platform = لا يوجد مدخل «{ $name }».
events-no-account = لا يوجد حساب «{ $name }».
events-no-day = «{ $name }» ليس يومًا مثل 2026-11-25.
events-proposal = المقترح
accounts-why = السبب (يُحفظ مع الحدث)
accounts-change = تغيير الأدوار

## Rules of the checks

desk-policy = قواعد الفحوص
policy-lead = وفق هذه القواعد تُقيَّم الفحوص وتُجدول.
policy-how = تُضبط في ملف الإعدادات أو بالمتغيرات المذكورة هنا، وتسري من التشغيل التالي.
policy-default = الافتراضي { $name }
policy-down-misses = عدد الفحوص الفاشلة المتتالية قبل اعتبار المنصة متوقفة
policy-down-after-s = أقصر مدة بين أول هذه الإخفاقات وآخرها
policy-up-hits = عدد الفحوص الناجحة المتتالية لتُعدّ متاحة من جديد
policy-blocked-unknowns = عدد الفحوص المتتالية بلا نتيجة لتُعدّ مغلقة أمام الفحص
policy-vantage-window-s = مدة صلاحية قول نقطة الفحص بعد تقريرها الأخير
policy-unreachable-after-s = مدة التوقف قبل رفع تنبيه
policy-reopen-within-s = المدة بعد الإغلاق التي يُعاد خلالها فتح التنبيه نفسه
policy-notice-after-s = المهلة المتاحة للحكومة للرد قبل إعلام الجمهور
policy-text-distance = عدد البتات من 64 التي قد تختلف فيها بصمة النص ويبقى هو نفسه
policy-interval-min-s = أول إعادة فحص لمنصة جديدة أو سليمة، وتتضاعف مع كل نجاح
policy-interval-day-s = حدّ المضاعفة
policy-interval-max-s = أطول فترة، للمنصات التي نادرًا ما تتغير
policy-suspect-s = إعادة فحص المشتبه بها بالترتيب، وتتكرر الأخيرة
policy-confirm-s = موعد الفحص الثاني لعنوان محجوز أو مستولى عليه
policy-request-pause-s = المدة التي تخدم فيها نتيجة فحص مطلوب غيرَ طالبه أيضًا
policy-jitter-percent = مقدار الإزاحة العشوائية لكل فترة في الاتجاهين
unit-days = { $count ->
    [one] يوم واحد
    [two] يومان
    [few] { $count } أيام
   *[other] { $count } يومًا
}
unit-hours = { $count ->
    [one] ساعة واحدة
    [two] ساعتان
    [few] { $count } ساعات
   *[other] { $count } ساعة
}
unit-minutes = { $count ->
    [one] دقيقة واحدة
    [two] دقيقتان
    [few] { $count } دقائق
   *[other] { $count } دقيقة
}
unit-seconds = { $count ->
    [one] ثانية واحدة
    [two] ثانيتان
    [few] { $count } ثوانٍ
   *[other] { $count } ثانية
}

## Figures of the work

desk-figures = أرقام العمل
figures-weeks-title = المرسل والمبتوت فيه أسبوعًا بأسبوع
figures-weeks = في اثني عشر أسبوعًا: المرسل { $sent } والمبتوت فيه { $decided }.
figures-sent = المرسل
figures-decided = المبتوت فيه
figures-week = أسبوع
figures-median = بُتّ في نصفها خلال
figures-ages-proposals = مدة انتظار المقترحات
figures-ages-flags = مدة انتظار الملاحظات
figures-waiting = مدة الانتظار
figures-age = { $count ->
    [0] أقل من يوم
    [1] من يوم إلى أسبوع
    [7] من أسبوع إلى شهر
   *[other] أكثر من شهر
}
