# The words of the desks in Chinese. Every catalogue has the same keys with the same placeables.

## When something may not be done

forbidden-title = 您无权使用此页面
forbidden-text = 您的账户没有此页面的权限。如果您认为应当有，请致函本名录的运营者。
unknown-title = 请重新登录
unknown-text = 您已不在登录状态，或者您打开的链接已失效。
large-title = 内容过多
large-text = 表单内容超出可保存的范围，请缩短。
conflict-title = 目前无法这样做

## Coming in

sign-in-title = 登录
sign-in-lead = 供政府、审核员和管理员使用。我们通过邮件发送链接，无需密码。
sign-in-email = 电子邮箱
sign-in-send = 给我发送链接
sign-in-sent = 如果存在使用此邮箱的账户，链接已经发出。链接只能使用一次，15 分钟内有效，且仅限此浏览器。
sign-in-outbox = 本名录尚无邮件服务器。信件以文件形式保存在本机的
sign-in-by = 使用您所在机构的账户
sign-in-who = 账户通过邀请开设。这里发布的所有内容无需账户即可阅读。
enter-title = 登录 Portolan
enter-text = 请点按按钮登录。之后链接即失效。
enter-button = 登录
enter-spent = 此链接已失效，或是在另一浏览器中申请的。
enter-again = 申请新链接
renew-title = 确认条目
renew-text = 您再次确认 { $name }（{ $url }）是贵国政府的平台，有效期一年。此项以 { $email } 的名义记录。
renew-button = 确认一年
interrupted-title = 您已不在登录状态
interrupted-text = 您填写的内容没有丢失。请在另一页面登录，然后重新发送。
interrupted-sign-in = 登录（在另一页面打开）
interrupted-again = 返回本页并点按按钮。
interrupted-send = 重新发送
sign-out = 退出

## What was done

done-renewed = 条目已再确认一年。谢谢。
done-confirmed = 条目已确认一年。
done-revoked = 确认已撤销。
done-ended = 登录已结束。
done-revoked-token = 令牌已撤销。
done-left = 您已退出。
done-saved = 已保存。
done-submitted = 已发送给审核员。
done-withdrawn = 提案已撤回。
done-reopened = 提案已重新打开。
done-taken = 现由您审查，其他人可以看到。
done-released = 已留给其他人。
done-accepted = 已接受并生效。
done-decided = 您的决定已记录。
done-commented = 您的意见已添加。
done-replied = 您的答复已记录。
done-check-asked = 已请求检查。
done-assigned = 已分配。
done-begun = 您之前已开始此项，请在此继续。
done-bulk = 已对所有勾选项执行。
done-looked = 至此的内容已标记为已读。
done-roles-changed = 角色已更改。

## Desk

desk-title = 工作台
desk-nav = 工作台各部分
desk-faults = 请再看一下
desk-entries = 我国的条目
desk-no-entries = 尚未收录贵国的平台。
desk-proposals = 提案
desk-queue = 待办队列
desk-waiting = 待办事项
desk-needs = 等待您处理
desk-nothing = 目前没有。谢谢。
desk-due = 需要作出或续期的确认
desk-confirm = 确认一年
desk-flags = 检查发现
desk-returned = 退回并附有问题
desk-drafts = 草稿
desk-sent = 审核中
desk-answered = 已答复、待审核的问题
desk-new = 新平台
desk-new-of = 新平台：{ $name }

## My account

me-title = 我的账户
me-name = 姓名
me-roles = 角色
me-sessions = 登录位置
me-here = 此浏览器
me-end = 结束
me-end-others = 结束其他所有登录
me-tokens = 程序令牌
me-tokens-lead = 令牌允许程序在您规定的范围内以您的名义操作。
me-token-made = 这是新令牌。请立即复制，以后不再显示。
me-token-name = 用途
me-token-scopes = 允许的操作
me-token-days = 有效天数
me-token-make = 创建令牌
me-until = 有效期至
me-used = 最近使用
me-revoke = 撤销
role-government = 政府：{ $name }
role-curator = 审核员
role-curator-of = 审核员：{ $name }
role-admin = 管理员
role-of-government = 政府
role-of-curator = 审核员
role-of-admin = 管理员
role-of-system = 系统
role-of-operator = 运营者
role-of-account = 账户
scope-read-own = 读取您可以读取的内容
scope-propose = 提案、确认和答复
scope-curate = 以审核员身份作出决定
scope-admin = 管理

## An entry at the desk

entry-name = 平台
entry-unconfirmed = 尚未确认
entry-public = 公开页面
entry-change = 提出变更
entry-retire = 提出停用
entry-check = 立即检查
entry-revoke = 撤销确认
entry-is-retired = 该平台已停用。
entry-says = 名录中的内容
entry-revoke-why = 原因

## Proposals

proposal-untitled = （尚无名称）
proposals-none = 没有提案。
proposal-kind-create = 新平台
proposal-kind-update = 变更
proposal-kind-retire = 停用
proposal-status-draft = 草稿
proposal-status-submitted = 已提交
proposal-status-in-review = 审查中
proposal-status-changes-requested = 已退回
proposal-status-on-hold = 暂缓
proposal-status-accepted = 已接受
proposal-status-rejected = 已拒绝
proposal-status-withdrawn = 已撤回
proposal-about = 关于
proposal-open = 提交之前：
proposal-warnings = 请比较：
proposal-changes = 变更内容
proposal-check = 网址检查
proposal-decide = 决定
proposal-returned = 已退回，要求如下
proposal-edit = 编辑
proposal-notes = 往来意见
proposal-comment = 意见
proposal-rebase = 采纳他人的变更
comment-send = 添加意见
change-field = 字段
change-before = 变更前
change-after = 变更后
change-now = 其间他人已改为：
check-waiting = 正在检查。请稍后重新加载本页。
check-nobody = 目前没有程序在检查网址。
check-hosts = 页面加载的其他网站
warning-same-address = 网址相同
warning-same-host = 同一网站的另一网址
warning-lookalike-host = 名称相似的网站
warning-similar-name = 名称几乎相同
warning-open-proposal = 关于此平台的另一未结提案
step-submit = 提交给审核员
step-withdraw = 撤回
step-take = 审查
step-release = 留给其他人
step-accept = 接受
step-request-changes = 要求修改
step-reject = 拒绝
step-hold = 暂缓
step-resume = 继续
step-reopen = 重新打开
decide-reasons = 理由（用于要求修改和拒绝）
decide-text = 说明
decide-shared = 多个条目可以共用此网址
send-title = 提交之前
send-text = 给审核员的话（可不填）
send-back = 返回表单
proposal-says = 内容
meanwhile-title = 在此期间有人作了修改
meanwhile-text = 没有覆盖任何内容。您输入的内容仍在下面的表单中：请对照后重新保存。
meanwhile-stands = 目前的内容
meanwhile-typed = 您输入的内容
found-again = 再看一次
decide-reasons-short = 理由
decide-sure = 我知道此操作无法撤销。
decide-sure-missing = 停用无法撤销。请勾选方框加以确认。
review-other = { $name }正在查看。
review-take-over = 接手
review-held = { $name }正在查看。如要由您决定，请先接手。
review-assigned = 分配给
review-assign = 分配
check-way = 跳转路径
check-tls = 加密

## The form

form-save = 保存草稿
form-fill = 读取网址并提供其中的内容
found-title = 在该网址找到的内容
found-use = 用作：{ $name }
form-what = 平台是什么
form-names-hint = 语言可写名称或代码，如“法语”或“fr”。
form-language = 语言
form-name = 名称
form-summary = 简介（40 至 400 个字符）
form-where = 网址
form-for-whom = 面向对象
form-how = 使用方式
form-who = 由谁支持
form-sources-hint = 提及该平台的公开页面，每行一个网址。
end-reason = 原因
end-date = 起始日期
end-successor = 后续平台
end-successor-hint = 填写其名称或在此的页面地址。
end-note = 说明（一行）
form-summary-short = 简介
form-url = 网址
form-twice = 有两段文字；每种语言只能有一段
form-no-language = 请注明所用语言
form-drop = 删除{ $name }
form-add-name = 添加另一种语言的名称
form-add-summary = 添加另一种语言的简介
form-add-languages = 添加语言
form-fill-hint = 名录可以查看该网址，并提供在那里找到的标题、描述和语言。您已输入的内容会保留。
form-send = 核对并提交

## Queue

queue-kind = 事项
queue-count = 数量
queue-oldest = 最早
queue-open = 打开待办队列
queue-empty = 没有待办事项。
queue-kinds = 事项
queue-next = 更多
queue-nobody = 无人
queue-all = 任何人
queue-mine = 我
queue-everywhere = 所有国家
queue-to-me = 分配给您
queue-to-other = 分配给他人
queue-held = 由其他审核员
queue-oldest-short = 最早
bulk-title = 对所有勾选项
bulk-assign = 分配给我
bulk-accept = 一并接受（更改相同字段的）
bulk-nothing = 没有勾选任何项。
bulk-not-of-this = 无法对其执行此操作
keys-title = 快捷键
keys-move = 下一项、上一项
keys-open = 打开
keys-tick = 勾选
keys-decide = 决定时：接受、要求修改或驳回、评论
keys-help = 本帮助
keys-close = 关闭
desk-news = 新动态
news-count = { $count ->
   *[other] 自您上次查看以来有 { $count } 项新动态。
}
news-many = 自您上次查看以来有 { $count } 项以上新动态。
news-more = 仅显示最新的。
news-none = 自您上次查看以来没有新动态。
news-seen = 全部标记为已读

## Flags

flag-first = 首次发现
flag-last = 最近发现
flag-times = { $count ->
   *[other] 已打开 { $count } 次
}
flag-closed = 已关闭
flag-reports = 访客所写内容
flag-answer = 代表政府答复
flag-answer-what = 实际情况如何？
flag-answer-url = 新网址（如已变更）
flag-answer-note = 说明
flag-answer-send = 发送答复
flag-accept = 接受网站现在的内容
flag-dismiss = 不予处理
flag-dismiss-why = 为何不是问题
flag-dismiss-days = 多少天内不再打开
flag-retire = 停用该平台

## Many entries at once

desk-sheet = 上传文件
sheet-lead = 以 CSV 或 XLSX 文件一次提交多个条目。您会先看到结果预览；只要有一个单元格有误，就不会保存任何内容。
sheet-file = 文件（CSV 或 XLSX，最大 8 MB）
sheet-check = 预览
sheet-import = 生成草稿
sheet-summary = 新增：{ $creations }。变更：{ $updates }。未变：{ $unchanged }。错误：{ $faults }。
sheet-sound = 所有单元格均正确。要生成草稿，请再次选择文件并点按第二个按钮。
sheet-row = 行
sheet-column = 列
sheet-fault = 问题
sheet-template = 各列
sheet-template-lead = 文件的第一行。列表用分号分隔；文本每种语言一列。
sheet-export = 条目文件（{ $name }），可修改后发回
sheet-empty = 只含列名的空文件
sheet-values = 各列可填的内容
done-imported = 已根据文件生成草稿。

## Administration

desk-accounts = 账户
desk-jobs = 任务运行
desk-mail = 信件
desk-events = 事件
accounts-seen = 最近登录
accounts-suspended = 已停用
accounts-suspend = 停用
accounts-restore = 恢复
accounts-invite = 邀请
accounts-language = 信件语言
accounts-government = 政府所属国家
accounts-government-hint = 国家名称或代码，以逗号分隔。
accounts-regions = 仅为以下区域的审核员
accounts-country = “{ $name }”不是国家代码。
accounts-regions-alone = 地区仅用于审核员：请同时勾选该角色，或不勾选任何地区。
accounts-send = 发送邀请
done-invited = 邀请已发出。
done-suspended = 账户已停用。
done-restored = 账户可以再次使用。
jobs-rounds = 轮次
jobs-running = 运行中
jobs-crashed = 进程已中断
mail-to = 收件人
mail-about = 内容
mail-since = 起始时间
mail-sent = 已发送
mail-tries = 尝试次数
mail-waits = 等待中
mail-kind-invitation = 邀请
mail-kind-sign-in = 登录链接
mail-kind-changes-requested = 要求修改
mail-kind-proposal-accepted = 提案已接受
mail-kind-proposal-rejected = 提案被拒绝
mail-kind-proposal-on-hold = 提案搁置
mail-kind-endorsement-due = 确认需要续期
mail-kind-endorsement-lapsed = 确认已过期
mail-kind-flag-opened = 待答复的问题
events-show = 显示
events-none = 未找到任何内容。
events-detail = 前后对比
event-platform-created = 平台收录
event-platform-updated = 条目变更
event-platform-retired = 平台停用
event-endorsement-changed = 确认状态变更
event-reachability-changed = 访问状态变更
event-observed-changed = 网站有新内容
event-observed-accepted = 网站新内容已接受
event-flag-opened = 发现已打开
event-flag-published = 发现已公开
event-flag-closed = 发现已关闭
event-flag-decided = 发现已答复或决定
event-proposal-moved = 提案进展
event-account-changed = 账户变更
events-platform = 条目（在此的地址）
events-account = 操作者（邮箱）
events-since = 自
events-until = 至
events-file = 全部结果下载为文件：
events-no-platform = 没有条目“{ $name }”。
events-no-account = 没有账户“{ $name }”。
events-no-day = “{ $name }”不是像 2026-11-25 这样的日期。
events-proposal = 提案
accounts-why = 原因（随事件保存）
accounts-change = 更改角色

## Rules of the checks

desk-policy = 检查规则
policy-lead = 检查按这些规则进行判断和安排。
policy-how = 可在设置文件中或通过此处列出的变量设定，自下次启动起生效。
policy-default = 默认 { $name }
policy-down-misses = 连续失败多少次检查后平台算作无法访问
policy-down-after-s = 这些失败中首次与末次之间的最短时间
policy-up-hits = 连续成功多少次检查后重新算作可访问
policy-blocked-unknowns = 连续多少次没有结论的检查后算作拒绝检查
policy-vantage-window-s = 检查点最后一次报告后其结论的有效时间
policy-unreachable-after-s = 平台无法访问多久后被标记
policy-reopen-within-s = 关闭后多长时间内再次出现算作同一标记
policy-notice-after-s = 政府在公众获知之前可答复的时间
policy-text-distance = 文本指纹 64 位中可有多少位不同而仍算同一文本
policy-interval-min-s = 新平台或正常平台的首次复查间隔；每次成功后加倍
policy-interval-day-s = 加倍到此为止
policy-interval-max-s = 最长间隔，用于几乎不变的平台
policy-suspect-s = 对可疑平台的依次复查；最后一项重复
policy-confirm-s = 被停放或被占用的网址第二次检查的时间
policy-request-pause-s = 应请求检查的结果可供其他请求者使用的时间
policy-jitter-percent = 每个间隔随机前后移动的幅度
unit-days = { $count ->
   *[other] { $count } 天
}
unit-hours = { $count ->
   *[other] { $count } 小时
}
unit-minutes = { $count ->
   *[other] { $count } 分钟
}
unit-seconds = { $count ->
   *[other] { $count } 秒
}

## Figures of the work

desk-figures = 工作数据
figures-weeks-title = 每周提交与决定
figures-weeks = 十二周内提交 { $sent } 项，决定 { $decided } 项。
figures-sent = 提交
figures-decided = 决定
figures-week = 起始日
figures-median = 半数决定用时
figures-ages-proposals = 提案等待时间
figures-ages-flags = 发现的问题等待时间
figures-waiting = 等待
figures-age = { $count ->
    [0] 不到一天
    [1] 一天到一周
    [7] 一周到一个月
   *[other] 一个月以上
}
