# The letters of the registry in English. Every catalogue has the same keys with the same placeables, and a test
# compares. The register is that of an international organisation.

## How every letter begins and ends

greeting = Dear { $name },
greeting-unnamed = Dear colleague,
closing =
    With kind regards,

    Portolan
    The global registry of public digital learning platforms
## What stands for a name that is not known

unnamed = your platform

## An invitation

invitation-subject = Invitation to Portolan, the registry of public digital learning platforms
invitation-text = An account has been opened for you with Portolan, the global registry of public digital learning platforms. Your role:
invitation-link = To sign in, please open this address. No password is needed:
invitation-after = The link works once, within 15 minutes of this message. After that you can have a new one sent to you at any time:
role-government = Government: { $places }
role-curator = Curator, all regions
role-curator-of = Curator: { $places }
role-admin = Administrator

## A link that somebody asked for

sign-in-subject = Your link to sign in to Portolan
sign-in-text = You asked to sign in to Portolan.
sign-in-link = To sign in, please open this address:
sign-in-after = The link works once, within 15 minutes of this message. If you did not ask for it, please disregard this message: nobody can enter your account without the link.
sign-in-browser = It opens only in the browser in which you asked for it.

## Proposals

changes-requested-subject = Changes requested: { $name }
changes-requested-text = Your proposal for “{ $name }” has been reviewed. The reviewer asks you for changes before it can be accepted.
changes-requested-link = You can edit the proposal and submit it again here; everything that you entered has been kept:
proposal-accepted-subject = Proposal accepted: { $name }
proposal-accepted-text = Your proposal for “{ $name }” has been accepted and is now in effect.
proposal-rejected-subject = Proposal not accepted: { $name }
proposal-rejected-text = Your proposal for “{ $name }” has been reviewed and could not be accepted. You may reopen and correct it.
proposal-on-hold-subject = Proposal on hold: { $name }
proposal-on-hold-text = The review of your proposal for “{ $name }” has been put on hold. You need not do anything for the moment.
proposal-link = The proposal is here:
reasons = Reasons:
note = In the reviewer’s own words:
reason-duplicate = The platform, or another proposal for it, is in the registry already.
reason-not-public = No public body stands behind the platform.
reason-not-learning = It is not a platform for learning.
reason-unreachable = The address does not answer, or shows something else.
reason-wrong-country = It belongs to another country.
reason-incomplete = Information is missing.
reason-inaccurate = Some of the information is not accurate.
reason-wording = The wording should be clearer, or given in another language as well.
reason-unsourced = No source supports what is stated.
reason-commercial = The platform asks learners for payment, or shows them advertising.
reason-other = Other

## A government's confirmation of an entry

endorsement-due-subject = Please confirm: { $name }
endorsement-due-text = Your government confirms the entry “{ $name }” once a year. The confirmation is due for renewal.
endorsement-due-until = It ends on { $date }.
endorsement-lapsed-subject = Confirmation expired: { $name }
endorsement-lapsed-text = Your government’s confirmation of the entry “{ $name }” has expired. The entry remains in the registry and is shown as no longer confirmed.
endorsement-lapsed-until = It ended on { $date }.
renew-link = To look at the entry and confirm it for another year, please open this address:
renew-after = The link is personal; please do not forward it. Nothing is confirmed before you have seen the entry and said so.

## A finding that a government should answer

flag-opened-subject = Your answer is requested: { $name }
flag-opened-text = The regular checks of “{ $name }” have found something that needs your answer:
flag-opened-until = The public is told from { $date } on, with your answer if there is one.
flag-opened-link = Please see the evidence and answer here, before a public notice is given:
evidence = What was found:
flag-kind-unreachable = The platform has not been reachable for a week.
flag-kind-not-found = The address answers that the page does not exist.
flag-kind-moved = The address now leads to another site.
flag-kind-parked = The address shows a parked domain or a server’s default page.
flag-kind-identity-changed = The address shows a page that does not belong to the platform.
flag-kind-certificate = The security certificate is not valid, or is about to expire.
flag-kind-metadata-changed = The page describes itself differently from before.
flag-kind-closure-announced = The page announces that the service is closing or has closed.
flag-kind-spam-injected = The page contains links inserted by spammers.
flag-kind-language-mismatch = A language given in the entry is not offered.
flag-kind-blocked = The platform can be reached only by browsers, or only from within the country.
flag-kind-endorsement-due = The confirmation of the entry is due for renewal.
flag-kind-reported = A visitor reports a problem
