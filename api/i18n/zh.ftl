# The words of the registry in Chinese, in simplified characters.

## Levels, as the International Standard Classification of Education (ISCED 2011) names them

education-level-isced-0 = 早期儿童教育
education-level-isced-1 = 初等教育
education-level-isced-2 = 初级中等教育
education-level-isced-3 = 高级中等教育
education-level-isced-4 = 中等后非高等教育
education-level-isced-5 = 短线高等教育
education-level-isced-6 = 学士或等同水平
education-level-isced-7 = 硕士或等同水平
education-level-isced-8 = 博士或等同水平

## For whom

audience-learners = 学习者
audience-teachers = 教师
audience-caregivers = 家长和照护者
audience-school-leaders = 学校管理者

## Kinds of platforms

platform-kind-content-portal = 学习内容门户
platform-kind-learning-management = 学习管理系统
platform-kind-mooc = 开放在线课程（慕课）
platform-kind-broadcast = 教育广播电视
platform-kind-teacher-portal = 教师门户
platform-kind-oer-repository = 开放教育资源库
platform-kind-assessment = 测评与考试
platform-kind-virtual-university = 虚拟大学
platform-kind-digital-library = 数字图书馆
platform-kind-skills = 职业技能与数字技能

## Subjects

subject-general = 综合课程
subject-languages = 语言与文学
subject-mathematics = 数学
subject-science = 自然科学
subject-social-studies = 社会科学
subject-arts = 艺术
subject-ict = 计算机与数字技能
subject-vocational = 职业教育与培训
subject-health = 健康与体育
subject-teacher-training = 教师培训

## How one enters

access-open = 开放使用
access-registration = 需要注册
access-restricted = 仅限学校系统使用

## What the checks say

reachability-status-unknown = 尚不清楚
reachability-status-up = 可以访问
reachability-status-suspect = 观察中
reachability-status-down = 无法访问
reachability-status-blocked = 不接受自动检查

## Whether the government stands behind the entry

endorsement-status-unverified = 未经政府确认
endorsement-status-current = 已由政府确认
endorsement-status-due = 确认即将到期
endorsement-status-lapsed = 确认已过期
endorsement-status-revoked = 确认已撤销

## Where a platform stands in its own life

lifecycle-pilot = 试点阶段
lifecycle-active = 运行中
lifecycle-uncertain = 状况不明
lifecycle-retired = 已停用
