# The words of the desks in English. Every catalogue has the same keys with the same placeables.

## When something may not be done

forbidden-title = This is not yours to do
forbidden-text = Your account has no right to this page. If you think it should, write to whoever runs this registry.
unknown-title = Please sign in again
unknown-text = You are no longer signed in, or the link you opened does not work any more.
large-title = That was too much
large-text = The form holds more than can be kept. Please shorten it.
conflict-title = That is not possible now

## Coming in

sign-in-title = Sign in
sign-in-lead = For governments, curators and administrators. We send you a link by mail; there is no password.
sign-in-email = Mail address
sign-in-send = Send me a link
sign-in-sent = If there is an account with this address, a link is on its way. It works for 15 minutes, once, and in this browser only.
sign-in-outbox = This registry has no mail server yet. Its letters are files on this machine, in
sign-in-by = With an account of your organisation
sign-in-who = Accounts are given by invitation. Everything that is published here can be read without one.
enter-title = Sign in to Portolan
enter-text = Press the button to sign in. The link then works no more.
enter-button = Sign in
enter-spent = This link does not work any more, or was asked for in another browser.
enter-again = Ask for a new link
renew-title = Confirm an entry
renew-text = You confirm for one more year that { $name } ({ $url }) is a platform of your government. This is recorded in the name of { $email }.
renew-button = Confirm for one year
interrupted-title = You are no longer signed in
interrupted-text = Nothing you typed is lost. Sign in beside this page, then send it again.
interrupted-sign-in = Sign in (opens beside this page)
interrupted-again = Come back to this page and press the button.
interrupted-send = Send again
sign-out = Sign out

## What was done

done-renewed = The entry is confirmed for one more year. Thank you.
done-confirmed = The entry is confirmed for one year.
done-revoked = The confirmation was withdrawn.
done-ended = The session was ended.
done-revoked-token = The token was revoked.
done-left = You have signed out.
done-saved = Saved.
done-submitted = Sent to the curators.
done-withdrawn = Taken back.
done-reopened = Opened again.
done-taken = You are looking at this now; others see that.
done-released = Left to others.
done-accepted = Accepted and in force.
done-decided = Your decision was recorded.
done-commented = Your comment was added.
done-replied = Your answer was recorded.
done-check-asked = A check was asked for.
done-assigned = It is given to them now.
done-begun = You had begun this before; go on here.
done-bulk = Done with all that you ticked.
done-looked = Everything up to here is marked as seen.
done-roles-changed = The roles were changed.

## Desk

desk-title = Desk
desk-nav = Parts of the desk
desk-faults = Please look at this again
desk-entries = Our entries
desk-no-entries = No platform of your country is listed yet.
desk-proposals = Proposals
desk-queue = Queue
desk-waiting = What waits
desk-needs = What needs you
desk-nothing = Nothing at the moment. Thank you.
desk-due = Confirmations to give or renew
desk-confirm = Confirm for one year
desk-flags = Findings of the checks
desk-returned = Sent back with questions
desk-drafts = Drafts
desk-sent = With the curators
desk-answered = Answered findings, with the curators
desk-new = New platform
desk-new-of = New platform: { $name }

## My account

me-title = My account
me-name = Name
me-roles = Roles
me-sessions = Where I am signed in
me-here = this browser
me-end = End
me-end-others = End all others
me-tokens = Tokens for programs
me-tokens-lead = A token lets a program act in your name, within the scopes you give it.
me-token-made = This is the new token. Copy it now: it is never shown again.
me-token-name = What it is for
me-token-scopes = What it may do
me-token-days = Days it is valid
me-token-make = Make a token
me-until = until
me-used = last used
me-revoke = Revoke
role-government = Government: { $name }
role-curator = Curator
role-curator-of = Curator: { $name }
role-admin = Administrator
role-of-government = Government
role-of-curator = Curator
role-of-admin = Administrator
role-of-system = System
role-of-operator = Operator
role-of-account = Account
scope-read-own = read what you may read
scope-propose = propose, confirm and answer
scope-curate = decide as a curator
scope-admin = administer

## An entry at the desk

entry-name = Platform
entry-unconfirmed = not confirmed yet
entry-public = Public page
entry-change = Propose a change
entry-retire = Propose to retire it
entry-check = Check it now
entry-revoke = Withdraw the confirmation
entry-is-retired = This platform was taken out of service.
entry-says = What the registry says about it
entry-revoke-why = Why?

## Proposals

proposal-untitled = (no name yet)
proposals-none = There is no proposal.
proposal-kind-create = New platform
proposal-kind-update = Change
proposal-kind-retire = Retirement
proposal-status-draft = Draft
proposal-status-submitted = Submitted
proposal-status-in-review = Being looked at
proposal-status-changes-requested = Sent back
proposal-status-on-hold = On hold
proposal-status-accepted = Accepted
proposal-status-rejected = Refused
proposal-status-withdrawn = Taken back
proposal-about = About
proposal-open = Before it can be sent:
proposal-warnings = Please compare:
proposal-changes = What it changes
proposal-check = Check of the address
proposal-decide = Decision
proposal-returned = Sent back with these requests
proposal-edit = Edit
proposal-notes = Conversation
proposal-comment = Comment
proposal-rebase = Take over what others changed
comment-send = Add comment
change-field = Field
change-before = Before
change-after = After
change-now = Meanwhile others changed it to:
check-waiting = The check is under way. Reload this page in a moment.
check-nobody = No program is checking addresses at the moment.
check-hosts = Other sites that the page loads
warning-same-address = The same address
warning-same-host = Another address of the same site
warning-lookalike-host = A site with a name that looks alike
warning-similar-name = Nearly the same name
warning-open-proposal = Another open proposal about this platform
step-submit = Send to the curators
step-withdraw = Take back
step-take = Look at it
step-release = Leave it to others
step-accept = Accept
step-request-changes = Ask for changes
step-reject = Refuse
step-hold = Put on hold
step-resume = Go on
step-reopen = Open again
decide-reasons = Reasons (for asking for changes and for refusing)
decide-text = In words
decide-shared = Several entries may share this address
send-title = Before it is sent
send-text = A word to the curators (may stay empty)
send-back = Back to the form
proposal-says = What it says
meanwhile-title = Meanwhile somebody else changed this
meanwhile-text = Nothing was saved over it. What you typed is still in the form below: compare, and save again.
meanwhile-stands = What stands now
meanwhile-typed = What you typed
found-again = Look again
decide-reasons-short = Reasons
decide-sure = I know that this cannot be undone.
decide-sure-missing = A retirement cannot be undone. Tick the box to say that you mean it.
review-other = { $name } is looking at this now.
review-take-over = Take it over
review-held = { $name } is looking at this. To decide on it yourself, take it over first.
review-assigned = Given to
review-assign = Give
check-way = Way there
check-tls = Encryption

## The form

form-save = Save draft
form-fill = Look at the address and offer what is there
found-title = Found at the address
found-use = Use it as: { $name }
form-what = What it is
form-names-hint = Write languages by name or by tag, such as “French” or “fr”.
form-language = Language
form-name = Name
form-summary = Summary (40 to 400 characters)
form-where = Where it is
form-for-whom = For whom
form-how = How it is used
form-who = Who stands behind it
form-sources-hint = Public pages that name the platform, one address a line.
end-reason = Why
end-date = Since when
end-successor = Successor
end-successor-hint = By its name, or the address of its page here.
end-note = Note, in one line
form-summary-short = Summary
form-url = Address
form-twice = has two texts; each language can have one
form-no-language = say in which language it is
form-drop = Remove { $name }
form-add-name = Add a name in another language
form-add-summary = Add a summary in another language
form-add-languages = Add a language
form-fill-hint = The registry can look at the address and offer the title, description and language that it finds there. What you typed stays.
form-send = Look it over and send

## Queue

queue-kind = What
queue-count = How many
queue-oldest = Oldest
queue-open = Open the queue
queue-empty = Nothing waits.
queue-kinds = Kinds
queue-next = Further
queue-nobody = nobody
queue-all = anybody
queue-mine = me
queue-everywhere = all countries
queue-to-me = given to you
queue-to-other = given to another
queue-held = by another curator
queue-oldest-short = oldest
bulk-title = With all that are ticked
bulk-assign = Give to me
bulk-accept = Accept together (changes of the same fields)
bulk-nothing = Nothing is ticked.
bulk-not-of-this = this cannot be done with it
keys-title = Keys
keys-move = next, previous
keys-open = open
keys-tick = tick
keys-decide = in a decision: accept, ask for changes or dismiss, comment
keys-help = this help
keys-close = Close
desk-news = What is new
news-count = { $count ->
    [one] One thing happened since you last looked.
   *[other] { $count } things happened since you last looked.
}
news-many = More than { $count } things happened since you last looked.
news-more = Only the newest are shown.
news-none = Nothing new since you last looked.
news-seen = Mark all of this as seen

## Flags

flag-first = Seen first
flag-last = Seen last
flag-times = { $count ->
    [one] opened once
   *[other] opened { $count } times
}
flag-closed = Closed
flag-reports = What visitors wrote
flag-answer = Answer for the government
flag-answer-what = What is so?
flag-answer-url = New address, if it has moved
flag-answer-note = In words
flag-answer-send = Send the answer
flag-accept = Accept what the site says now
flag-dismiss = Dismiss
flag-dismiss-why = Why it is no problem
flag-dismiss-days = Do not open it again for so many days
flag-retire = Retire the platform

## Many entries at once

desk-sheet = Upload a file
sheet-lead = Many entries at once, as a CSV or XLSX file. You first see what it would come to; nothing is saved before every cell is sound.
sheet-file = File (CSV or XLSX, up to 8 MB)
sheet-check = Look at it
sheet-import = Make drafts of it
sheet-summary = New: { $creations }. Changed: { $updates }. Unchanged: { $unchanged }. Faults: { $faults }.
sheet-sound = Every cell is sound. To make drafts of it, choose the file again and press the second button.
sheet-row = Row
sheet-column = Column
sheet-fault = What is wrong
sheet-template = Columns
sheet-template-lead = The first line of the file. Lists are separated by semicolons; a text has a column for each language.
sheet-export = The entries of { $name } as a file, to change and send back
sheet-empty = An empty file with the columns
sheet-values = What the columns may hold
done-imported = Drafts were made of the file.

## Administration

desk-accounts = Accounts
desk-jobs = Runs of jobs
desk-mail = Letters
desk-events = Events
accounts-seen = Last signed in
accounts-suspended = suspended
accounts-suspend = Suspend
accounts-restore = Lift the suspension
accounts-invite = Invite somebody
accounts-language = Language of letters
accounts-government = Government of
accounts-government-hint = Countries by name or by code, with commas between.
accounts-regions = Curator of these regions only
accounts-country = “{ $name }” is not the code of a country.
accounts-regions-alone = Regions are for curators: tick “Curator” too, or no region.
accounts-send = Send the invitation
done-invited = The invitation is on its way.
done-suspended = The account is suspended.
done-restored = The account may be used again.
jobs-rounds = Rounds
jobs-running = running
jobs-crashed = its process ended
mail-to = To
mail-about = About
mail-since = Since
mail-sent = Sent
mail-tries = Tries
mail-waits = waits
mail-kind-invitation = Invitation
mail-kind-sign-in = Link to sign in
mail-kind-changes-requested = Changes requested
mail-kind-proposal-accepted = Proposal accepted
mail-kind-proposal-rejected = Proposal refused
mail-kind-proposal-on-hold = Proposal on hold
mail-kind-endorsement-due = Confirmation due
mail-kind-endorsement-lapsed = Confirmation lapsed
mail-kind-flag-opened = Finding to be answered
events-show = Show
events-none = Nothing was found.
events-detail = Before and after
event-platform-created = Platform listed
event-platform-updated = Entry changed
event-platform-retired = Platform retired
event-endorsement-changed = Confirmation changed
event-reachability-changed = Reachability changed
event-observed-changed = Site says something new
event-observed-accepted = New words of a site accepted
event-flag-opened = Flag opened
event-flag-published = Flag made public
event-flag-closed = Flag closed
event-flag-decided = Flag answered or decided
event-proposal-moved = Proposal moved
event-account-changed = Account changed
events-platform = Entry (its address here)
events-account = By whom (mail address)
events-since = From
events-until = To
events-file = All that is found, as a file:
events-no-platform = There is no entry “{ $name }”.
events-no-account = There is no account “{ $name }”.
events-no-day = “{ $name }” is no day such as 2026-11-25.
events-proposal = Proposal
accounts-why = Why (kept with the event)
accounts-change = Change the roles

## Rules of the checks

desk-policy = Rules of the checks
policy-lead = By these rules checks are judged and planned.
policy-how = They are set in the file of settings, or by the variables named here, and hold from the next start on.
policy-default = by default { $name }
policy-down-misses = Failed checks in a row before a platform counts as down
policy-down-after-s = Shortest time between the first and the last of those failures
policy-up-hits = Successful checks in a row after which it counts as reachable again
policy-blocked-unknowns = Checks in a row that say nothing, after which it counts as closed to checks
policy-vantage-window-s = How long the word of a place of checking counts after its last report
policy-unreachable-after-s = How long a platform is down before it is flagged
policy-reopen-within-s = Within which time after closing a flag opens again as the same
policy-notice-after-s = How long a government may answer before the public is told
policy-text-distance = In how many of 64 bits the fingerprint of a text may differ and be the same text
policy-interval-min-s = First re-check of a new or healthy platform; doubled with each success
policy-interval-day-s = Where the doubling stops
policy-interval-max-s = Longest interval, for platforms that hardly ever change
policy-suspect-s = Re-checks of a suspect, in order; the last repeats
policy-confirm-s = When a parked or taken-over address is checked a second time
policy-request-pause-s = How long the answer to a requested check also serves others who ask for it
policy-jitter-percent = By how much every interval is moved at random, either way
unit-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
unit-hours = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
}
unit-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
unit-seconds = { $count ->
    [one] { $count } second
   *[other] { $count } seconds
}

## Figures of the work

desk-figures = Figures of the work
figures-weeks-title = Sent and decided, week by week
figures-weeks = In twelve weeks { $sent } proposals were sent and { $decided } decided.
figures-sent = Sent
figures-decided = Decided
figures-week = Week from
figures-median = Half of it decided within
figures-ages-proposals = How long proposals have waited
figures-ages-flags = How long findings have waited
figures-waiting = Waiting for
figures-age = { $count ->
    [0] less than a day
    [1] a day to a week
    [7] a week to a month
   *[other] more than a month
}
