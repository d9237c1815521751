# The words of the pages in Arabic. Every catalogue has the same keys with the same placeables; numbers are written as
# each language does.

site-name = Portolan
percent = { $number }%
moment = { $day }، { $time } بالتوقيت العالمي

## Around every page

skip = انتقل إلى المحتوى
nav-main = التنقل الرئيسي
nav-platforms = المنصات
nav-countries = البلدان
nav-languages = اللغات
nav-coverage = التغطية
nav-about = عن السجل
nav-editions = لغات الموقع
nav-more = المزيد عن السجل
nav-changes = التغييرات
nav-developers = للمطورين
nav-status = حالة السجل
nav-accessibility = إتاحة الاستخدام
nav-privacy = الخصوصية
nav-licence = الترخيص
footer-what = Portolan هو السجل العالمي للمنصات الرقمية العامة للتعلم: ما تدعمه الحكومات منها، وما إذا كان يعمل اليوم.

## Fields of an entry

field-country = البلد
field-region = المنطقة
field-language = اللغة
field-languages = اللغات
field-level = المرحلة التعليمية
field-levels = المراحل التعليمية
field-subject = المادة
field-subjects = المواد
field-audience = الفئة
field-audiences = الفئات المستهدفة
field-kind = نوع المنصة
field-access = طريقة الدخول
field-reachability = إمكانية الوصول
field-endorsement = تأكيد الحكومة
field-lifecycle = وضع المنصة
field-operator = الجهة المشغّلة
field-authority = السلطة العامة
field-launched = في الخدمة منذ
field-search = كلمات البحث

## Home

home-title = ابحث عن منصة عامة للتعلم
home-lead = تقدّم الحكومات أو تدعم آلاف المواقع المخصصة للتعلم. ابحث عما يناسب بلدك ولغتك ومرحلتك، واطّلع على ما إذا كان يعمل اليوم.
search-label = البحث
search-example = مثلًا: الرياضيات، مالي، السواحيلية
search-button = ابحث
any-country = جميع البلدان
any-level = جميع المراحل
any-subject = جميع المواد
home-numbers = السجل بالأرقام
number-platforms = { $count ->
    [one] منصة
    [two] منصتان
    [few] منصات
   *[other] منصة
}
number-countries = { $count ->
    [one] بلد أو إقليم
    [two] بلدان أو إقليمان
    [few] بلدان وأقاليم
   *[other] بلدًا وإقليمًا
}
number-reachable = من المنصات التي فُحصت يمكن الوصول إليها
map-title = المنصات حول العالم
map-country = { $name }: { $count ->
    [0] لا توجد منصة عاملة
    [one] منصة عاملة واحدة
    [two] منصتان عاملتان
    [few] { $count } منصات عاملة
   *[other] { $count } منصة عاملة
}
map-legend = المنصات العاملة
map-list = تقود القائمة الواردة أدناه بحسب المناطق إلى الصفحات نفسها.
map-disclaimer = لا تنطوي الحدود والأسماء المبينة على هذه الخريطة ولا التسميات المستخدمة فيها على أي رأي بشأن الوضع القانوني لأي بلد أو إقليم أو منطقة.
home-regions = بحسب المنطقة
home-levels = بحسب المرحلة التعليمية
home-languages = بحسب اللغة
all-languages = جميع اللغات

## Lists of platforms

browse-title = جميع المنصات
browse-title-of = المنصات: { $name }
browse-title-search = المنصات التي عُثر عليها بالبحث عن «{ $name }»
browse-title-both = المنصات التي عُثر عليها بالبحث عن «{ $name }»: { $filters }
browse-description = منصات رقمية عامة للتعلم بحسب البلد واللغة والمرحلة التعليمية، يُفحص عمل كل منها بانتظام.
browse-found = { $count ->
    [0] لم يُعثر على أي منصة.
    [one] عُثر على منصة واحدة.
    [two] عُثر على منصتين.
    [few] عُثر على { $count } منصات.
   *[other] عُثر على { $count } منصة.
}
browse-results = النتائج
browse-empty = لا توجد منصة تستوفي هذه الشروط كلها.
browse-help = يمكن العثور على المزيد بشروط أقل:
browse-relax = { $count ->
    [one] من دون شرط «{ $field }»: منصة واحدة
    [two] من دون شرط «{ $field }»: منصتان
    [few] من دون شرط «{ $field }»: { $count } منصات
   *[other] من دون شرط «{ $field }»: { $count } منصة
}
browse-faults = تعذّر فهم جزء من هذا العنوان، ولم يُؤخذ به في القائمة أدناه.
browse-fault-value = { $field }: القيمة «{ $value }» غير معروفة في السجل.
browse-fault-key = لا تصلح القيمة «{ $value }» لـ«{ $key }».
browse-fault-search = نص البحث طويل جدًا أو كثير الكلمات. يمكن استخدام 200 حرف على الأكثر.
browse-fault-many = في العنوان شروط أكثر مما يجوز، ولم يُؤخذ بآخرها.
chips-label = الشروط المستخدمة
chips-clear = إزالة الكل
chip-search = البحث: { $name }
chip-remove = إزالة الشرط: { $name }
to-filters = الشروط
filters-title = تضييق القائمة
facet-more = { $count ->
    [one] عرض قيمة أخرى ({ $count })
   *[other] عرض { $count } أخرى
}
sort-label = الترتيب
sort-relevance-or-name = الأنسب
sort-name-asc = الاسم
sort-updated-at-desc = الأحدث تعديلًا
sort-created-at-desc = الأحدث إضافة
pages-label = الصفحات
page-of = الصفحة { $page } من { $pages }
page-before = السابقة
page-after = التالية
checked = فُحصت
suggest-platform = منصة
suggest-country = بلد
suggest-language = لغة

## Countries and languages

countries-title = البلدان والأقاليم
countries-lead = جميع البلدان والأقاليم مع عدد منصاتها العاملة. وحيث لا توجد منصة، فالسجل لا يعرف أي منصة هناك بعد.
country-description = { $count ->
    [0] { $name }: لا توجد بعد في السجل منصة رقمية عامة عاملة للتعلم.
    [one] { $name }: منصة رقمية عامة عاملة واحدة للتعلم، بحسب المرحلة واللغة.
    [two] { $name }: منصتان رقميتان عامتان عاملتان للتعلم، بحسب المرحلة واللغة.
    [few] { $name }: { $count } منصات رقمية عامة عاملة للتعلم، بحسب المرحلة واللغة.
   *[other] { $name }: { $count } منصة رقمية عامة عاملة للتعلم، بحسب المرحلة واللغة.
}
live-platforms = { $count ->
    [0] لا توجد منصة عاملة
    [one] منصة عاملة واحدة
    [two] منصتان عاملتان
    [few] { $count } منصات عاملة
   *[other] { $count } منصة عاملة
}
by-level = بحسب المرحلة
by-language = بحسب اللغة
by-country = بحسب البلد
by-official-language = اللغات الرسمية
none-yet = لا شيء بعد
official = رسمية
country-gaps = لا يوجد بعد في السجل شيء لما يلي: { $name }.
country-platforms = المنصات
country-none = لا توجد بعد في السجل منصة من هذا البلد. ويمكن لحكومته أن تقترح منصة.
country-all = { $count ->
    [one] المنصة الوحيدة
    [two] المنصتان كلتاهما
    [few] المنصات كلها ({ $count })
   *[other] المنصات كلها ({ $count })
}
languages-title = اللغات
languages-lead = جميع اللغات التي تتوافر بها منصة واحدة على الأقل.
language-description = { $count ->
    [0] { $name }: لا توجد بعد في السجل منصة رقمية عامة عاملة للتعلم بهذه اللغة.
    [one] { $name }: منصة رقمية عامة عاملة واحدة للتعلم بهذه اللغة.
    [two] { $name }: منصتان رقميتان عامتان عاملتان للتعلم بهذه اللغة.
    [few] { $name }: { $count } منصات رقمية عامة عاملة للتعلم بهذه اللغة.
   *[other] { $name }: { $count } منصة رقمية عامة عاملة للتعلم بهذه اللغة.
}
language-gaps = لغة رسمية لا منصة بها بعد
language-none = لا توجد بعد في السجل منصة بهذه اللغة.
language-all = { $count ->
    [one] المنصة الوحيدة بهذه اللغة
    [two] المنصتان المتاحتان بهذه اللغة
    [few] جميع المنصات بهذه اللغة ({ $count })
   *[other] جميع المنصات بهذه اللغة ({ $count })
}

## Coverage

coverage-title = التغطية
coverage-lead = عدد المنصات العاملة في كل بلد لكل مرحلة تعليمية وبكل لغة من لغاته الرسمية. وتظهر الخانات الفارغة أيضًا، لأنها تبيّن ما لم يُنجز بعد.
coverage-empty = { $count ->
    [0] لكل بلد وإقليم منصة عاملة واحدة على الأقل.
    [one] بلد أو إقليم واحد ليست له منصة عاملة بعد.
    [two] بلدان أو إقليمان ليست لهما منصة عاملة بعد.
    [few] { $count } بلدان وأقاليم ليست لها منصة عاملة بعد.
   *[other] { $count } بلدًا وإقليمًا ليست لها منصة عاملة بعد.
}
coverage-views = طرق العرض
coverage-columns = الأعمدة
coverage-total = المجموع

## A platform

platform-description = { $name }: منصة رقمية عامة للتعلم مدرجة في سجل Portolan.
platform-open = افتح
platform-works = هل تعمل؟
platform-stands = من يدعمها؟
platform-facts = ما تقدّمه
platform-checks = آخر عمليات الفحص
platform-observed = ما يقوله الموقع عن نفسه
platform-history = تاريخ هذا القيد
platform-sources = المصادر
since = منذ
last-checked = آخر فحص:
uptime = { $days ->
    [one] أمكن الوصول إليها في { $share } من عمليات الفحص خلال اليوم الأخير
    [two] أمكن الوصول إليها في { $share } من عمليات الفحص خلال اليومين الأخيرين
    [few] أمكن الوصول إليها في { $share } من عمليات الفحص خلال آخر { $days } أيام
   *[other] أمكن الوصول إليها في { $share } من عمليات الفحص خلال آخر { $days } يومًا
}
day-up = يمكن الوصول إليها
day-partly = أمكن الوصول إليها أحيانًا
day-suspect = لم تستجب، قيد المراقبة
day-down = تعذّر الوصول إليها
day-blocked = مغلقة أمام الفحص الآلي
day-unchecked = لم تُفحص
strip-summary = { $count ->
    [one] اليوم الأخير: { $parts }.
    [two] اليومان الأخيران: { $parts }.
    [few] آخر { $count } أيام: { $parts }.
   *[other] آخر { $count } يومًا: { $parts }.
}
strip-part = { $status } { $count ->
    [one] يومًا واحدًا
    [two] يومين
    [few] { $count } أيام
   *[other] { $count } يومًا
}
strip-start = قبل 90 يومًا
strip-end = اليوم
strip-none = لم تُفحص بعد.
strip-table = المعلومات نفسها في جدول
strip-when = الفترة
strip-what = النتيجة
strip-stretch = من { $from } إلى { $to }
endorsed-by = أكدها:
endorsed-on = تاريخ التأكيد:
endorsed-until = صالح حتى:
endorsed-not = لم تؤكد أي حكومة هذا القيد بعد. وقد أُعدّ استنادًا إلى مصادر عامة.
flag-reply = ردّ الحكومة:
reply-still-ours = المنصة لا تزال تابعة لنا وتعمل على ما يرام.
reply-moved = انتقلت المنصة إلى عنوان آخر.
reply-retired = خرجت المنصة من الخدمة.
observed-on = تاريخ القراءة
observed-title = العنوان
observed-description = الوصف
observed-language = لغة النص
observed-address = العنوان النهائي
observed-mobile = معدّة للشاشات الصغيرة
yes = نعم
not-seen = لا يظهر ما يدل على ذلك
sources-none = لا يوجد مصدر مسجل.
version-first = أول إدراج
version-other = النسخة { $count }
version-changed = تغيّر: { $fields }
retired-title = لم تعد هذه المنصة في الخدمة.
retired-closed = أُغلقت.
retired-replaced = حلّت محلها منصة أخرى.
retired-listed-in-error = ما كان ينبغي إدراجها.
retired-on = انتهت في { $name }.
retired-successor = المنصة التي خلفتها:
badge-title = الشارة
badge-lead = يمكن للقائمين على هذه المنصة عرض حالة قيدها في صفحاتهم:
badge-alt = شارة هذا القيد
badge-until = مؤكدة حتى { $name }
report-link = الإبلاغ عن مشكلة في هذه المنصة

## What checks find

outcome-up = يمكن الوصول إليها
outcome-moved = يمكن الوصول إليها على عنوان آخر
outcome-not-found = الصفحة غير موجودة
outcome-server-error = الخادم يبلغ عن خطأ
outcome-timeout = لا استجابة في الوقت المحدد
outcome-dns-failure = العنوان غير موجود
outcome-connection-failed = لا اتصال
outcome-tls-invalid = الاتصال الآمن غير صالح
outcome-bad-response = تعذرت قراءة الاستجابة
outcome-blocked = مغلقة أمام الفحص الآلي
outcome-rate-limited = الخادم يرفض كثرة الطلبات
outcome-robots-denied = الموقع لا يسمح بالفحص الآلي
outcome-parked = العنوان معروض للبيع أو غير مستخدم
outcome-identity-changed = موقع آخر يستجيب على هذا العنوان
outcome-unsafe-address = العنوان لا يقود إلى موقع عام
outcome-checker-fault = أخفق الفحص نفسه

## What changes in an entry

document-access = طريقة الدخول
document-audiences = الفئات المستهدفة
document-authority = السلطة العامة
document-confidence = متانة المصادر
document-country = البلد
document-kind = نوع المنصة
document-languages = اللغات
document-launched = بدء الخدمة
document-levels = المراحل التعليمية
document-lifecycle = وضع المنصة
document-lifecycle-note = ملاحظة على وضع المنصة
document-names = الأسماء
document-operator = الجهة المشغّلة
document-retirement = انتهاء الخدمة
document-slug = العنوان في السجل
document-sources = المصادر
document-subjects = المواد
document-summaries = الملخصات
document-url = العنوان
document-url-basis = مصدر العنوان

## Reports by visitors

report-title = الإبلاغ عن مشكلة: { $name }
report-lead = أخبر القائمين على السجل بما ليس صحيحًا. لا حاجة إلى حساب، ولا يُحتفظ بأي معلومة عنك.
report-kind = ما المشكلة؟
problem-does-not-open = المنصة لا تفتح
problem-wrong-content = تعرض شيئًا آخر أو إعلانات أو محتوى ضارًا
problem-wrong-entry = في هذا القيد معلومة غير صحيحة
problem-hard-to-use = يصعب استخدامها، مثلًا على الهاتف أو بقارئ الشاشة
problem-other = مشكلة أخرى
report-words = بكلماتك
report-words-hint = { $count ->
    [few] اختياري، { $count } أحرف على الأكثر. لا تذكر بيانات شخصية.
   *[other] اختياري، { $count } حرف على الأكثر. لا تذكر بيانات شخصية.
}
report-trap = اترك هذا الحقل فارغًا
report-send = إرسال البلاغ
report-long = { $count ->
    [few] البلاغ طويل جدًا. يمكن استخدام { $count } أحرف على الأكثر.
   *[other] البلاغ طويل جدًا. يمكن استخدام { $count } حرف على الأكثر.
}
report-faults = لم يُرسل البلاغ بعد
report-thanks = شكرًا لك
report-thanks-text = سينظر القائمون على السجل في بلاغك. وحيث يفيد الفحص، فقد بدأ بالفعل.
report-back = العودة إلى المنصة

## Changes

changes-title = التغييرات
changes-lead = ما تغيّر في السجل، الأحدث أولًا.
changes-none = لا توجد تغييرات أقدم.
changes-older = تغييرات أقدم
change-to = { $what }: { $status }
change-platform-created = أُدرجت
change-platform-updated = عُدّل القيد
change-platform-retired = خرجت من الخدمة
change-endorsement-changed = تأكيد الحكومة
change-reachability-changed = إمكانية الوصول
change-observed-changed = الموقع يقول شيئًا جديدًا عن نفسه

## About

about-title = عن Portolan
about-contents = في هذه الصفحة
about-heading-what = ما هو السجل
about-heading-decides = من يقرر
about-heading-checks = كيف يجري الفحص
about-heading-states = ما تعنيه الحالات
about-heading-licence = الترخيص
about-heading-accessibility = إتاحة الاستخدام
about-heading-privacy = الخصوصية
about-heading-contact = التواصل
about-what-1 = Portolan هو السجل العالمي للمنصات الرقمية العامة للتعلم، أي المواقع التي يتعلم فيها الأطفال والكبار وتقف وراءها حكومة.
about-what-2 = كانت «البورتولان» خريطة بحرية لا يكفّ البحارة عن تصحيحها. وفي عام 2022، حين حُصرت 471 منصة من هذا النوع في 184 بلدًا، تبيّن أن واحدة من كل ثلاث منصات قد اختفت أو تقادمت أو تعطلت. ويفحص هذا السجل كل عنوان باستمرار ويُظهر ما يجده.
about-decides-1 = تقترح الحكومات قيود بلدانها، وتحافظ على صحتها، وتؤكدها مرة كل عام.
about-decides-2 = ينظر المراجعون في كل اقتراح قبل نشره. ولا يبتّ أحد في اقتراح قدّمه بنفسه.
about-decides-3 = القيود التي أُعدّت استنادًا إلى مصادر عامة تشير إلى ذلك إلى أن تؤكدها حكومة. وتُسجل كل القرارات، ويحتفظ كل ما أُدرج يومًا بصفحته.
about-checks-1 = يزور برنامج كل عنوان مرة في الأسبوع على الأقل، برفق وكأي زائر، ويلتزم بالقواعد التي تضعها المواقع لمثل هذه البرامج.
about-checks-2 = إخفاق واحد لا يثبت شيئًا. ولا يقال إن منصة يتعذر الوصول إليها إلا بعد أربع عمليات فحص مخفقة على الأقل خلال يومين على الأقل، لا تتخللها عملية ناجحة.
about-checks-3 = يلاحظ البرنامج أيضًا ما إذا كان العنوان معروضًا للبيع أو صار لغير أصحابه. ويُتحقق من ذلك خلال دقائق ويُعرض على الفور؛ أما غيره فتُخطر به الحكومة أولًا ويمكنها الرد.
about-checks-4 = المواقع التي تغلق أبوابها أمام الفحص الآلي لا يقال إنه يمكن الوصول إليها ولا إنه يتعذر.
about-states-1 = يُشار إلى كل حالة بكلمة وعلامة.
about-state-up = استجابت لآخر عمليات الفحص.
about-state-suspect = أخفقت عمليات فحص حديثة، لكنها لا تكفي للتيقن.
about-state-down = أخفقت أربع عمليات فحص على الأقل خلال يومين على الأقل.
about-state-blocked = الموقع يستجيب، ولكن ليس للبرامج. وقد يعمل في المتصفح.
about-state-unknown = لم تُفحص بعد.
about-licence-1 = تُنشر قيود السجل برخصة المشاع الإبداعي «نَسب المُصنَّف 4.0» (CC BY 4.0): يمكنكم استخدامها وتداولها بحرية مع ذكر Portolan مصدرًا لها. أما ما تقوله المنصات عن نفسها فهو ملك لها.
about-licence-2 = رُسمت الخريطة استنادًا إلى Natural Earth (ملك عام)، وأسماء البلدان واللغات مأخوذة من Unicode CLDR.
about-accessibility-1 = أُعدّت هذه الصفحات لتستوفي المبادئ التوجيهية للنفاذ إلى محتوى الويب (WCAG) 2.2 بالمستوى AA: بلوحة المفاتيح، وبقارئ الشاشة، وبنص مكبّر، وبتباين عالٍ، وعند الطباعة، ومن دون برامج نصية. وتُختبر في ذلك باللغات الست.
about-accessibility-2 = خريطة العالم للعين والفأرة، وتقود قائمة بحسب المناطق إلى الصفحات نفسها. وتفاصيل الفحص مكتوبة بالإنكليزية.
about-privacy-1 = لا يُتتبع الزوار: لا تُحفظ ملفات تعريف الارتباط، ولا يُحمَّل شيء من مواقع أخرى، ولا يُطلب ما قد يدل على هويتك.
about-privacy-2 = تُحفظ البلاغات سنة واحدة من دون ما يدل على مرسليها. ومنعًا لإساءة الاستخدام، تُحفظ صيغة مشفّرة من عنوان الشبكة يومًا واحدًا.
about-contact-1 = إذا كان في قيد ما خطأ، فاستخدم نموذج الإبلاغ في صفحته. ويمكن للحكومات الراغبة في المشاركة أن تكتب إلى القائمين على هذا السجل.

## For developers

developers-title = للمطورين
developers-lead = يمكن للبرامج أن تقرأ كل ما يُنشر هنا من دون حساب.
developers-api = واجهة البرمجة
developers-api-1 = نقطة GraphQL واحدة تجيب عن جميع الأسئلة المتعلقة بالمنصات والبلدان واللغات والتغطية:
developers-api-2 = مثلًا، أول ثلاث منصات في مالي:
developers-console = فتح لوحة الاستعلام
developers-examples = أمثلة
developers-try = فتح في اللوحة
developers-sync = متابعة المستجدات
developers-sync-1 = يسرد الحقل «changes» جميع التغييرات العامة بالترتيب، بما فيها الخروج من الخدمة. احتفظ بآخر مؤشر وتابع منه: لا يفوت شيء ولا يتكرر شيء.
developers-sync-2 = تحمل الإجابات ETag. أعده في If-None-Match، فلا تكلف الإجابة التي لم تتغير شيئًا.
developers-limits = الحدود
developers-limits-1 = لا تزيد صفحة القائمة على 100 قيد. ولكل استعلام كلفة تزداد بقوائمه وعمقه، ويُرفض ما هو باهظ الكلفة قبل تنفيذه.
developers-limits-2 = تذكر الإجابة الكلفة ضمن «extensions»، وتذكر الأخطاء رمزًا وما ينبغي فعله.
developers-badge = لكل منصة شارة تبيّن ما إذا كان قيدها مؤكدًا وما إذا كان يمكن الوصول إليها:

## Status

status-title = حالة السجل
status-lead = كيف حال السجل نفسه.
status-checking = يجري فحص المنصات.
status-idle = لا يوجد حاليًا برنامج يفحص المنصات.
status-last-check = آخر فحص:
status-numbers = أرقام
status-version = الإصدار
status-platforms = المنصات
status-countries = البلدان والأقاليم
status-changes = الأحداث المسجلة
status-jobs = الأعمال الدورية
status-job = المهمة
status-when = آخر تنفيذ
status-result = النتيجة
status-well = على ما يرام
status-ill = أخفقت

## When there is no page

missing-title = هذه الصفحة غير موجودة
missing-text = ربما كُتب العنوان خطأ أو انتقلت الصفحة. قيود السجل لا تختفي أبدًا، ويمكن العثور عليها بالبحث.
missing-nearest = هل كنت تبحث عن إحدى هذه المنصات؟
missing-home = إلى الصفحة الرئيسية
beyond-title = لا تمتد القائمة إلى هذا الحد
beyond-text = { $count ->
    [one] فيها صفحة واحدة.
    [two] فيها صفحتان.
    [few] فيها { $count } صفحات.
   *[other] فيها { $count } صفحة.
}
beyond-back = إلى الصفحة الأولى
many-title = طلبات أكثر مما يجوز
many-text = { $count ->
    [one] يرجى إعادة المحاولة بعد دقيقة واحدة.
    [two] يرجى إعادة المحاولة بعد دقيقتين.
    [few] يرجى إعادة المحاولة بعد { $count } دقائق.
   *[other] يرجى إعادة المحاولة بعد { $count } دقيقة.
}
foreign-title = هذا النموذج وارد من موقع آخر
foreign-text = لم يُقبل حمايةً لك. يرجى استخدام النموذج الموجود في صفحة المنصة.
failed-title = حدث خطأ من جانبنا
failed-text = سُجّل الخطأ تحت الرقم { $name }. يرجى إعادة المحاولة بعد قليل.

## Statistics

figures-title = إحصاءات
figures-lead = السجل بالأرقام، رسومًا وجداول.
figures-share = المنصات المتاحة يومًا بيوم
figures-share-short = متاحة
figures-share-note = من المنصات التي أمكن تقييمها في نهاية كل يوم.
figures-curve = { $first } في { $from }، و{ $last } في { $to }.
figures-no-days = لا توجد أيام فحص بعد.
figures-table = الشيء نفسه في جدول
figures-day = اليوم
figures-judged = أمكن تقييمها
figures-now = الإتاحة الآن
figures-platforms = المنصات
figures-endorsements = تأكيد الحكومات
figures-coverage = بلدان لديها منصة عاملة
figures-countries = البلدان
figures-of = { $part } من { $whole }
figures-flags = الملاحظات المفتوحة حسب النوع
figures-regions = الملاحظات المفتوحة حسب المنطقة
figures-number = العدد
figures-none = لا يوجد.
