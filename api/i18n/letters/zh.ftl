# The letters of the registry in Chinese.

## How every letter begins and ends

greeting = { $name }：您好！
greeting-unnamed = 您好！
closing =
    此致

    Portolan
    全球公共数字学习平台名录
## What stands for a name that is not known

unnamed = 贵方平台

## An invitation

invitation-subject = 邀请您加入 Portolan——公共数字学习平台名录
invitation-text = Portolan（全球公共数字学习平台名录）已为您开设账户。您的角色：
invitation-link = 请打开以下地址登录，无需密码：
invitation-after = 该链接仅可使用一次，自本邮件发出起 15 分钟内有效。过期后，您可以随时申请新的链接：
role-government = 政府：{ $places }
role-curator = 审核员：所有地区
role-curator-of = 审核员：{ $places }
role-admin = 管理员

## A link that somebody asked for

sign-in-subject = 您的 Portolan 登录链接
sign-in-text = 您申请登录 Portolan。
sign-in-link = 请打开以下地址登录：
sign-in-after = 该链接仅可使用一次，自本邮件发出起 15 分钟内有效。如果您没有申请，请忽略本邮件：没有该链接，任何人都无法进入您的账户。
sign-in-browser = 该链接只能在您提出申请的浏览器中打开。

## Proposals

changes-requested-subject = 请修改提案：{ $name }
changes-requested-text = 您关于“{ $name }”的提案已经审核。请您先作修改，提案方可接受。
changes-requested-link = 您可以在此修改并重新提交提案，已填写的内容均已保留：
proposal-accepted-subject = 提案已接受：{ $name }
proposal-accepted-text = 您关于“{ $name }”的提案已被接受并已生效。
proposal-rejected-subject = 提案未获接受：{ $name }
proposal-rejected-text = 您关于“{ $name }”的提案经审核未获接受。您可以重新打开并更正该提案。
proposal-on-hold-subject = 提案暂缓审核：{ $name }
proposal-on-hold-text = 您关于“{ $name }”的提案暂缓审核。目前您无需采取任何行动。
proposal-link = 提案见：
reasons = 理由：
note = 审核意见：
reason-duplicate = 该平台已在名录中，或已有关于该平台的其他提案。
reason-not-public = 该平台没有公共机构支持。
reason-not-learning = 这不是学习平台。
reason-unreachable = 该地址无法打开，或显示其他内容。
reason-wrong-country = 该平台属于其他国家。
reason-incomplete = 信息不完整。
reason-inaccurate = 部分信息不准确。
reason-wording = 措辞应更加清楚，或同时提供其他语言的文本。
reason-unsourced = 所述内容没有来源佐证。
reason-commercial = 该平台向学习者收费，或向其展示广告。
reason-other = 其他

## A government's confirmation of an entry

endorsement-due-subject = 请予确认：{ $name }
endorsement-due-text = 贵国政府每年确认一次条目“{ $name }”。现已到续期的时间。
endorsement-due-until = 目前的确认将于{ $date }到期。
endorsement-lapsed-subject = 确认已过期：{ $name }
endorsement-lapsed-text = 贵国政府对条目“{ $name }”的确认已过期。该条目仍保留在名录中，并标明不再得到确认。
endorsement-lapsed-until = 确认已于{ $date }到期。
renew-link = 请打开以下地址查看该条目，并再确认一年：
renew-after = 该链接仅供您本人使用，请勿转发。在您查看条目并表示同意之前，不会作出任何确认。

## A finding that a government should answer

flag-opened-subject = 请您答复：{ $name }
flag-opened-text = 对“{ $name }”的定期检查发现以下情况，需要您答复：
flag-opened-until = 公开提示将自{ $date }起显示；如有答复，将一并显示。
flag-opened-link = 请在公开提示发布之前，在此查看依据并答复：
evidence = 检查结果：
flag-kind-unreachable = 该平台已有一周无法访问。
flag-kind-not-found = 该地址显示页面不存在。
flag-kind-moved = 该地址现在指向其他网站。
flag-kind-parked = 该地址显示停放的域名或服务器的默认页面。
flag-kind-identity-changed = 该地址显示的页面不属于该平台。
flag-kind-certificate = 安全证书无效，或即将到期。
flag-kind-metadata-changed = 页面的自我描述与以前不同。
flag-kind-closure-announced = 页面公告服务即将关闭或已经关闭。
flag-kind-spam-injected = 页面含有被植入的垃圾链接。
flag-kind-language-mismatch = 条目所列的一种语言并未提供。
flag-kind-blocked = 该平台仅浏览器可以访问，或仅可在该国境内访问。
flag-kind-endorsement-due = 条目的确认已到续期时间。
flag-kind-reported = 访客报告了问题
