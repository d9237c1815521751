# The words of the pages in Chinese. Every catalogue has the same keys with the same placeables; numbers are written as
# each language does.

site-name = Portolan
percent = { $number }%
moment = { $day } { $time }（协调世界时）

## Around every page

skip = 跳到正文
nav-main = 主导航
nav-platforms = 平台
nav-countries = 国家
nav-languages = 语言
nav-coverage = 覆盖情况
nav-about = 关于
nav-editions = 本网站的语言
nav-more = 更多信息
nav-changes = 变更
nav-developers = 开发者
nav-status = 运行状况
nav-accessibility = 无障碍
nav-privacy = 隐私
nav-licence = 许可
footer-what = Portolan 是全球公共数字学习平台名录：哪些平台有政府支持，今天能否使用。

## Fields of an entry

field-country = 国家
field-region = 区域
field-language = 语言
field-languages = 语言
field-level = 教育等级
field-levels = 教育等级
field-subject = 科目
field-subjects = 科目
field-audience = 对象
field-audiences = 面向对象
field-kind = 平台类型
field-access = 使用方式
field-reachability = 访问状态
field-endorsement = 政府确认
field-lifecycle = 运行阶段
field-operator = 运营方
field-authority = 公共主管机构
field-launched = 启用年份
field-search = 搜索词

## Home

home-title = 查找公共学习平台
home-lead = 各国政府提供或支持数以千计的学习网站。在这里找到适合您所在国家、语言和教育等级的平台，并了解它今天能否使用。
search-label = 搜索
search-example = 例如：数学、肯尼亚、斯瓦希里语
search-button = 搜索
any-country = 所有国家
any-level = 所有等级
any-subject = 所有科目
home-numbers = 名录数据
number-platforms = { $count ->
   *[other] 个平台
}
number-countries = { $count ->
   *[other] 个国家和地区
}
number-reachable = 的受检平台可以访问
map-title = 世界各地的平台
map-country = { $name }：{ $count ->
    [0] 没有可用平台
   *[other] { $count } 个可用平台
}
map-legend = 可用平台
map-list = 下方按区域排列的列表通向同样的页面。
map-disclaimer = 本地图所示边界、名称及所用名称标示，并不意味着对任何国家、领土或地区的法律地位表示任何意见。
home-regions = 按区域
home-levels = 按教育等级
home-languages = 按语言
all-languages = 所有语言

## Lists of platforms

browse-title = 所有平台
browse-title-of = 平台：{ $name }
browse-title-search = 搜索“{ $name }”找到的平台
browse-title-both = 搜索“{ $name }”找到的平台：{ $filters }
browse-description = 按国家、语言和教育等级排列的公共数字学习平台，每个平台都经过定期检查。
browse-found = { $count ->
    [0] 没有找到平台。
   *[other] 找到 { $count } 个平台。
}
browse-results = 结果
browse-empty = 没有平台符合所有这些条件。
browse-help = 减少条件可以找到更多：
browse-relax = { $count ->
   *[other] 不限“{ $field }”：{ $count } 个平台
}
browse-faults = 此网址有一部分无法识别，下面的列表未予考虑。
browse-fault-value = { $field }：名录中没有“{ $value }”这个值。
browse-fault-key = “{ $value }”不能用作“{ $key }”。
browse-fault-search = 搜索内容过长或词语过多，最多可用 200 个字符。
browse-fault-many = 网址中的条件过多，最后的条件未予考虑。
chips-label = 正在使用的条件
chips-clear = 全部清除
chip-search = 搜索：{ $name }
chip-remove = 去除条件：{ $name }
to-filters = 筛选
filters-title = 缩小范围
facet-more = 再显示 { $count } 项
sort-label = 排序
sort-relevance-or-name = 最相关
sort-name-asc = 名称
sort-updated-at-desc = 最近更新
sort-created-at-desc = 最近收录
pages-label = 页码
page-of = 第 { $page } 页，共 { $pages } 页
page-before = 上一页
page-after = 下一页
checked = 检查于
suggest-platform = 平台
suggest-country = 国家
suggest-language = 语言

## Countries and languages

countries-title = 国家和地区
countries-lead = 所有国家和地区及其可用平台的数量。没有平台的，表示名录尚未掌握。
country-description = { $count ->
    [0] { $name }：名录中尚无可用的公共数字学习平台。
   *[other] { $name }：{ $count } 个可用的公共数字学习平台，按等级和语言排列。
}
live-platforms = { $count ->
    [0] 没有可用平台
   *[other] { $count } 个可用平台
}
by-level = 按等级
by-language = 按语言
by-country = 按国家
by-official-language = 官方语言
none-yet = 暂无
official = 官方语言
country-gaps = 以下等级尚无收录：{ $name }。
country-platforms = 平台
country-none = 尚未收录该国的平台。该国政府可以提出。
country-all = { $count ->
   *[other] 全部 { $count } 个平台
}
languages-title = 语言
languages-lead = 至少有一个平台提供服务的所有语言。
language-description = { $count ->
    [0] { $name }：名录中尚无使用该语言的可用公共数字学习平台。
   *[other] { $name }：{ $count } 个使用该语言的可用公共数字学习平台。
}
language-gaps = 为官方语言但尚无平台的国家和地区
language-none = 尚未收录使用该语言的平台。
language-all = { $count ->
   *[other] 使用该语言的全部 { $count } 个平台
}

## Coverage

coverage-title = 覆盖情况
coverage-lead = 各国在每个教育等级以及每种官方语言上的可用平台数量。空白也予以显示：它们说明还有哪些工作要做。
coverage-empty = { $count ->
    [0] 每个国家和地区都至少有一个可用平台。
   *[other] { $count } 个国家和地区尚无可用平台。
}
coverage-views = 视图
coverage-columns = 各列
coverage-total = 合计

## A platform

platform-description = { $name }：Portolan 名录中的公共数字学习平台。
platform-open = 打开
platform-works = 能否使用？
platform-stands = 由谁支持？
platform-facts = 提供什么
platform-checks = 最近的检查
platform-observed = 网站的自我介绍
platform-history = 条目历史
platform-sources = 来源
since = 始于
last-checked = 最近检查：
uptime = { $days ->
   *[other] 最近 { $days } 天的检查中，{ $share } 可以访问
}
day-up = 可以访问
day-partly = 部分时间可以访问
day-suspect = 没有响应，观察中
day-down = 无法访问
day-blocked = 不接受自动检查
day-unchecked = 未检查
strip-summary = { $count ->
   *[other] 最近 { $count } 天：{ $parts }。
}
strip-part = { $status } { $count ->
   *[other] { $count } 天
}
strip-start = 90 天前
strip-end = 今天
strip-none = 尚未检查。
strip-table = 以表格显示
strip-when = 时间
strip-what = 结果
strip-stretch = { $from }至{ $to }
endorsed-by = 确认机构：
endorsed-on = 确认日期：
endorsed-until = 有效期至：
endorsed-not = 尚无政府确认此条目。条目根据公开来源编制。
flag-reply = 政府答复：
reply-still-ours = 平台仍由我方运营，一切正常。
reply-moved = 平台已更换网址。
reply-retired = 平台已停用。
observed-on = 读取于
observed-title = 标题
observed-description = 说明
observed-language = 文本语言
observed-address = 最终网址
observed-mobile = 适合小屏幕
yes = 是
not-seen = 未见相关迹象
sources-none = 没有记录来源。
version-first = 首次收录
version-other = 第 { $count } 版
version-changed = 变更内容：{ $fields }
retired-title = 此平台已停止服务。
retired-closed = 平台已关闭。
retired-replaced = 已由另一平台取代。
retired-listed-in-error = 本不应收录。
retired-on = 停用日期：{ $name }。
retired-successor = 后续平台：
badge-title = 徽标
badge-lead = 平台运营方可以在自己的网页上展示条目状态：
badge-alt = 此条目的徽标
badge-until = 确认有效期至 { $name }
report-link = 报告此平台的问题

## What checks find

outcome-up = 可以访问
outcome-moved = 可以通过另一网址访问
outcome-not-found = 页面不存在
outcome-server-error = 服务器报告错误
outcome-timeout = 未在规定时间内响应
outcome-dns-failure = 网址不存在
outcome-connection-failed = 无法连接
outcome-tls-invalid = 安全连接无效
outcome-bad-response = 响应无法读取
outcome-blocked = 不接受自动检查
outcome-rate-limited = 服务器拒绝频繁请求
outcome-robots-denied = 网站不允许自动检查
outcome-parked = 网址待售或闲置
outcome-identity-changed = 此网址上是另一个网站
outcome-unsafe-address = 网址不通向公开网站
outcome-checker-fault = 检查本身出错

## What changes in an entry

document-access = 使用方式
document-audiences = 面向对象
document-authority = 公共主管机构
document-confidence = 来源可靠程度
document-country = 国家
document-kind = 平台类型
document-languages = 语言
document-launched = 启用时间
document-levels = 教育等级
document-lifecycle = 运行阶段
document-lifecycle-note = 运行阶段说明
document-names = 名称
document-operator = 运营方
document-retirement = 停用
document-slug = 在名录中的地址
document-sources = 来源
document-subjects = 科目
document-summaries = 简介
document-url = 网址
document-url-basis = 网址依据

## Reports by visitors

report-title = 报告问题：{ $name }
report-lead = 请告诉名录审核员哪里有问题。无需账户，也不保存关于您的任何信息。
report-kind = 问题是什么？
problem-does-not-open = 打不开
problem-wrong-content = 显示其他内容、广告或有害内容
problem-wrong-entry = 条目中有不正确的信息
problem-hard-to-use = 难以使用，例如在手机上或使用屏幕阅读器时
problem-other = 其他
report-words = 请用您自己的话说明
report-words-hint = 选填，最多 { $count } 个字符。请勿填写个人信息。
report-trap = 请将此栏留空
report-send = 发送
report-long = 内容过长，最多 { $count } 个字符。
report-faults = 报告尚未发送
report-thanks = 谢谢
report-thanks-text = 审核员将查看您的报告。如果检查有所帮助，检查已经开始。
report-back = 返回平台

## Changes

changes-title = 变更
changes-lead = 名录中的变更，最新的在前。
changes-none = 没有更早的变更。
changes-older = 更早的变更
change-to = { $what }：{ $status }
change-platform-created = 收录
change-platform-updated = 条目变更
change-platform-retired = 停用
change-endorsement-changed = 政府确认
change-reachability-changed = 访问状态
change-observed-changed = 网站的自我介绍有新内容

## About

about-title = 关于 Portolan
about-contents = 本页内容
about-heading-what = 什么是 Portolan
about-heading-decides = 由谁决定
about-heading-checks = 如何检查
about-heading-states = 各种状态的含义
about-heading-licence = 许可
about-heading-accessibility = 无障碍
about-heading-privacy = 隐私
about-heading-contact = 联系方式
about-what-1 = Portolan 是全球公共数字学习平台名录，收录有政府支持、供儿童和成人学习的网站。
about-what-2 = “波特兰”（portolan）是水手不断修正的航海图。2022 年对 184 个国家的 471 个此类平台进行普查时，三分之一已经消失、过时或无法使用。本名录持续检查每个网址，并显示检查结果。
about-decides-1 = 各国政府为本国提出条目，保持条目准确，并每年确认一次。
about-decides-2 = 审核员在发布前审查每项提案。任何人都不得审定自己的提案。
about-decides-3 = 根据公开来源编制的条目，在政府确认之前均有注明。所有决定都有记录；凡曾收录的条目，其页面都予以保留。
about-checks-1 = 程序每周至少访问每个网址一次，访问方式温和，与普通访客无异，并遵守网站为此类程序制定的规则。
about-checks-2 = 一次失败不能说明问题。只有在至少两天内至少四次检查失败、其间没有一次成功时，才会称平台无法访问。
about-checks-3 = 程序还能发现网址待售或已变成他人的网站。这类发现会在几分钟内核实并立即显示；其他发现则先告知政府，政府可以答复。
about-checks-4 = 对不接受自动检查的网站，既不称其可以访问，也不称其无法访问。
about-states-1 = 每种状态都用文字和符号表示。
about-state-up = 最近的检查均有响应。
about-state-suspect = 最近的检查失败，但次数不足以确定。
about-state-down = 至少两天内至少四次检查失败。
about-state-blocked = 网站有响应，但不对程序开放。用浏览器可能可以打开。
about-state-unknown = 尚未检查。
about-licence-1 = 名录中的条目采用知识共享署名 4.0 许可协议（CC BY 4.0）：可以自由使用和转发，但须注明来源为 Portolan。平台的自我介绍归平台所有。
about-licence-2 = 地图根据 Natural Earth（公有领域）绘制；国家和语言名称取自 Unicode CLDR。
about-accessibility-1 = 这些网页按照《Web 内容无障碍指南》（WCAG）2.2 AA 级制作：可使用键盘、屏幕阅读器、放大的文字、高对比度和打印方式浏览，不需要脚本。六种语言的网页都经过测试。
about-accessibility-2 = 世界地图供目视和鼠标使用；按区域排列的列表通向同样的页面。检查的详细记录为英文。
about-privacy-1 = 不跟踪访客：不设置 Cookie，不从其他网站加载任何内容，也不询问可能识别您身份的信息。
about-privacy-2 = 问题报告保存一年，不记录由谁发送。为防止滥用，网络地址经加扰后保存一天。
about-contact-1 = 如果条目有误，请使用该条目页面上的报告表。希望参与的政府可致函本名录的运营者。

## For developers

developers-title = 开发者
developers-lead = 这里发布的所有内容都可由程序读取，无需账户。
developers-api = 应用程序接口
developers-api-1 = 一个 GraphQL 端点即可回答关于平台、国家、语言和覆盖情况的所有问题：
developers-api-2 = 例如，马里的前三个平台：
developers-console = 打开查询控制台
developers-examples = 示例
developers-try = 在控制台中打开
developers-sync = 保持同步
developers-sync-1 = 字段“changes”按顺序列出所有公开变更，包括停用。保存最后一个游标，下次从那里继续：既不遗漏，也不重复。
developers-sync-2 = 响应带有 ETag。在 If-None-Match 中将其发回，未变更的响应便不耗费任何资源。
developers-limits = 限制
developers-limits-1 = 列表每页最多 100 个条目。每次查询都有成本，随列表和深度增加；成本过高的查询在执行前即被拒绝。
developers-limits-2 = 响应在“extensions”中注明成本，错误信息给出代码并说明该怎么做。
developers-badge = 每个平台都有徽标，显示条目是否已确认以及能否访问：

## Status

status-title = 名录运行状况
status-lead = 名录自身的运行情况。
status-checking = 正在检查平台。
status-idle = 目前没有程序在检查平台。
status-last-check = 最近检查：
status-numbers = 数据
status-version = 版本
status-platforms = 平台
status-countries = 国家和地区
status-changes = 已记录的事件
status-jobs = 定期工作
status-job = 任务
status-when = 最近运行
status-result = 结果
status-well = 正常
status-ill = 失败

## When there is no page

missing-title = 此页面不存在
missing-text = 可能是网址有误，或页面已移动。名录中的条目不会消失，可以通过搜索找到。
missing-nearest = 您要找的是否是其中之一？
missing-home = 返回首页
beyond-title = 列表没有这么长
beyond-text = { $count ->
   *[other] 列表共 { $count } 页。
}
beyond-back = 转到第一页
many-title = 请求过多
many-text = { $count ->
   *[other] 请在 { $count } 分钟后重试。
}
foreign-title = 此表单来自其他网站
foreign-text = 为保护您的安全，未予接受。请使用平台页面上的表单。
failed-title = 我方出现错误
failed-text = 错误已记录，编号为 { $name }。请稍后重试。

## Statistics

figures-title = 统计
figures-lead = 名录数据，均以图表和表格呈现。
figures-share = 每日可访问的平台
figures-share-short = 可访问
figures-share-note = 占当日结束时可判断的平台的比例。
figures-curve = { $from }为 { $first }，{ $to }为 { $last }。
figures-no-days = 尚无检查数据。
figures-table = 以表格显示
figures-day = 日期
figures-judged = 可判断
figures-now = 当前可访问性
figures-platforms = 平台
figures-endorsements = 政府确认情况
figures-coverage = 拥有可用平台的国家
figures-countries = 国家
figures-of = { $part } / { $whole }
figures-flags = 按类型统计的未解决问题
figures-regions = 按区域统计的未解决问题
figures-number = 数量
figures-none = 无。
