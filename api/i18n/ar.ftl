# The words of the registry in Arabic. A platform is feminine: «منصة».

## Levels, as the International Standard Classification of Education (ISCED 2011) names them

education-level-isced-0 = تعليم الطفولة المبكرة
education-level-isced-1 = التعليم الابتدائي
education-level-isced-2 = المرحلة الدنيا من التعليم الثانوي
education-level-isced-3 = المرحلة العليا من التعليم الثانوي
education-level-isced-4 = التعليم ما بعد الثانوي غير العالي
education-level-isced-5 = التعليم العالي قصير الأمد
education-level-isced-6 = مستوى البكالوريوس أو ما يعادله
education-level-isced-7 = مستوى الماجستير أو ما يعادله
education-level-isced-8 = مستوى الدكتوراه أو ما يعادله

## For whom

audience-learners = المتعلمون
audience-teachers = المعلمون
audience-caregivers = أولياء الأمور ومقدمو الرعاية
audience-school-leaders = القيادات المدرسية

## Kinds of platforms

platform-kind-content-portal = بوابة محتوى تعليمي
platform-kind-learning-management = نظام إدارة التعلم
platform-kind-mooc = دورات مفتوحة عبر الإنترنت
platform-kind-broadcast = التلفزيون والإذاعة التعليميان
platform-kind-teacher-portal = بوابة المعلمين
platform-kind-oer-repository = مستودع موارد تعليمية مفتوحة
platform-kind-assessment = التقييم والامتحانات
platform-kind-virtual-university = جامعة افتراضية
platform-kind-digital-library = مكتبة رقمية
platform-kind-skills = المهارات المهنية والرقمية

## Subjects

subject-general = المنهج العام
subject-languages = اللغات والآداب
subject-mathematics = الرياضيات
subject-science = العلوم الطبيعية
subject-social-studies = الدراسات الاجتماعية
subject-arts = الفنون
subject-ict = الحوسبة والمهارات الرقمية
subject-vocational = التعليم والتدريب المهني
subject-health = الصحة والتربية البدنية
subject-teacher-training = تدريب المعلمين

## How one enters

access-open = متاحة للجميع
access-registration = تتطلب التسجيل
access-restricted = مقصورة على النظام المدرسي

## What the checks say

reachability-status-unknown = غير معروفة بعد
reachability-status-up = يمكن الوصول إليها
reachability-status-suspect = قيد المراقبة
reachability-status-down = يتعذر الوصول إليها
reachability-status-blocked = مغلقة أمام الفحص الآلي

## Whether the government stands behind the entry

endorsement-status-unverified = لم تؤكدها الحكومة
endorsement-status-current = أكدتها الحكومة
endorsement-status-due = التأكيد بحاجة إلى تجديد
endorsement-status-lapsed = انتهت صلاحية التأكيد
endorsement-status-revoked = سُحب التأكيد

## Where a platform stands in its own life

lifecycle-pilot = مرحلة تجريبية
lifecycle-active = في الخدمة
lifecycle-uncertain = وضعها غير مؤكد
lifecycle-retired = خرجت من الخدمة
