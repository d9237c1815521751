# The letters of the registry in Arabic. A platform is feminine: «منصة».

## How every letter begins and ends

greeting = حضرة { $name }، تحية طيبة وبعد،
greeting-unnamed = تحية طيبة وبعد،
closing =
    وتفضلوا بقبول فائق الاحترام والتقدير،

    Portolan
    السجل العالمي للمنصات العامة للتعلم الرقمي
## What stands for a name that is not known

unnamed = منصتكم

## An invitation

invitation-subject = دعوة إلى Portolan، سجل المنصات العامة للتعلم الرقمي
invitation-text = فُتح لكم حساب في Portolan، السجل العالمي للمنصات العامة للتعلم الرقمي. صفتكم فيه:
invitation-link = لتسجيل الدخول يُرجى فتح العنوان الآتي، ولا حاجة إلى كلمة مرور:
invitation-after = يعمل الرابط مرة واحدة خلال 15 دقيقة من إرسال هذه الرسالة. وبعد ذلك يمكنكم طلب رابط جديد في أي وقت:
role-government = الحكومة: { $places }
role-curator = مراجعة السجل، جميع المناطق
role-curator-of = مراجعة السجل: { $places }
role-admin = إدارة السجل

## A link that somebody asked for

sign-in-subject = رابط تسجيل دخولكم إلى Portolan
sign-in-text = طلبتم تسجيل الدخول إلى Portolan.
sign-in-link = لتسجيل الدخول يُرجى فتح هذا العنوان:
sign-in-after = يعمل الرابط مرة واحدة خلال 15 دقيقة من إرسال هذه الرسالة. وإذا لم تطلبوه فيُرجى تجاهل هذه الرسالة: لا يمكن لأحد دخول حسابكم من دون الرابط.
sign-in-browser = ولا يُفتح الرابط إلا في المتصفح الذي طلبتموه منه.

## Proposals

changes-requested-subject = تعديلات مطلوبة: { $name }
changes-requested-text = رُوجع مقترحكم بشأن «{ $name }»، وتُطلب منكم تعديلات قبل أن يمكن قبوله.
changes-requested-link = يمكنكم تعديل المقترح وتقديمه من جديد هنا، وقد حُفظ كل ما أدخلتموه:
proposal-accepted-subject = قُبل المقترح: { $name }
proposal-accepted-text = قُبل مقترحكم بشأن «{ $name }»، وهو نافذ الآن.
proposal-rejected-subject = لم يُقبل المقترح: { $name }
proposal-rejected-text = رُوجع مقترحكم بشأن «{ $name }» وتعذّر قبوله. ويمكنكم إعادة فتحه وتصحيحه.
proposal-on-hold-subject = عُلّق المقترح: { $name }
proposal-on-hold-text = عُلّقت مراجعة مقترحكم بشأن «{ $name }». ولا يلزمكم القيام بشيء في الوقت الحاضر.
proposal-link = تجدون المقترح هنا:
reasons = الأسباب:
note = ملاحظات القائم بالمراجعة:
reason-duplicate = المنصة مدرجة في السجل بالفعل، أو ثمة مقترح آخر بشأنها.
reason-not-public = لا تقف وراء المنصة أي جهة عامة.
reason-not-learning = ليست منصة للتعلم.
reason-unreachable = العنوان لا يستجيب، أو يعرض شيئاً آخر.
reason-wrong-country = المنصة تخص بلداً آخر.
reason-incomplete = ثمة معلومات ناقصة.
reason-inaccurate = بعض المعلومات غير دقيقة.
reason-wording = ينبغي أن تكون الصياغة أوضح، أو أن تُقدَّم بلغة أخرى أيضاً.
reason-unsourced = لا يوجد مصدر يدعم ما ورد.
reason-commercial = تطلب المنصة من المتعلمين دفع مقابل، أو تعرض عليهم إعلانات.
reason-other = سبب آخر

## A government's confirmation of an entry

endorsement-due-subject = يُرجى التأكيد: { $name }
endorsement-due-text = تؤكد حكومتكم قيد «{ $name }» مرة كل سنة، وقد حان موعد تجديد التأكيد.
endorsement-due-until = ينتهي التأكيد الحالي في { $date }.
endorsement-lapsed-subject = انتهى التأكيد: { $name }
endorsement-lapsed-text = انتهى تأكيد حكومتكم لقيد «{ $name }». ويبقى القيد في السجل مع الإشارة إلى أنه لم يعد مؤكداً.
endorsement-lapsed-until = انتهى في { $date }.
renew-link = للاطلاع على القيد وتأكيده لسنة أخرى يُرجى فتح هذا العنوان:
renew-after = هذا الرابط شخصي، فيُرجى عدم إعادة إرساله. ولا يؤكَّد شيء قبل أن تطّلعوا على القيد وتوافقوا عليه.

## A finding that a government should answer

flag-opened-subject = مطلوب ردكم: { $name }
flag-opened-text = كشفت عمليات التحقق الدورية من «{ $name }» عن أمر يستدعي ردكم:
flag-opened-until = يُنشر الإشعار ابتداءً من { $date }، مصحوبًا بردّكم إن وُجد.
flag-opened-link = يُرجى الاطلاع على ما رُصد والرد هنا، قبل نشر أي إشعار:
evidence = ما رُصد:
flag-kind-unreachable = تعذّر الوصول إلى المنصة منذ أسبوع.
flag-kind-not-found = يفيد العنوان بأن الصفحة غير موجودة.
flag-kind-moved = يؤدي العنوان الآن إلى موقع آخر.
flag-kind-parked = يعرض العنوان نطاقاً محجوزاً بلا محتوى أو الصفحة الافتراضية لخادم.
flag-kind-identity-changed = يعرض العنوان صفحة لا تخص المنصة.
flag-kind-certificate = شهادة الأمان غير صالحة، أو يوشك أجلها أن ينتهي.
flag-kind-metadata-changed = تصف الصفحة نفسها بغير ما كانت تصف به من قبل.
flag-kind-closure-announced = تعلن الصفحة أن الخدمة ستُغلق أو أُغلقت.
flag-kind-spam-injected = تتضمن الصفحة روابط دخيلة غير مرغوب فيها.
flag-kind-language-mismatch = ثمة لغة مذكورة في القيد غير متاحة.
flag-kind-blocked = لا يمكن الوصول إلى المنصة إلا بالمتصفحات، أو إلا من داخل البلد.
flag-kind-endorsement-due = حان موعد تجديد تأكيد القيد.
flag-kind-reported = أبلغ أحد الزوار عن مشكلة
