# The words of the pages in English. Every catalogue has the same keys with the same placeables; numbers are written as
# each language does.

site-name = Portolan
percent = { $number }%
moment = { $day }, { $time } UTC

## Around every page

skip = Skip to content
nav-main = Main
nav-platforms = Platforms
nav-countries = Countries
nav-languages = Languages
nav-coverage = Coverage
nav-about = About
nav-editions = Languages of this site
nav-more = More about this registry
nav-changes = Changes
nav-developers = For developers
nav-status = Status
nav-accessibility = Accessibility
nav-privacy = Privacy
nav-licence = Licence
footer-what = Portolan is the global registry of public digital learning platforms: what governments stand behind, and whether it works today.

## Fields of an entry

field-country = Country
field-region = Region
field-language = Language
field-languages = Languages
field-level = Level of education
field-levels = Levels of education
field-subject = Subject
field-subjects = Subjects
field-audience = Audience
field-audiences = For whom
field-kind = Type of platform
field-access = Access
field-reachability = Reachability
field-endorsement = Government confirmation
field-lifecycle = Stage of life
field-operator = Run by
field-authority = Public authority
field-launched = In service since
field-search = Search words

## Home

home-title = Find a public learning platform
home-lead = Thousands of websites for learning are provided or supported by governments. Find one for your country, language and level, and see whether it works today.
search-label = Search
search-example = for example: mathematics, Mali, Kiswahili
search-button = Search
any-country = All countries
any-level = All levels
any-subject = All subjects
home-numbers = The registry in numbers
number-platforms = { $count ->
    [one] platform
   *[other] platforms
}
number-countries = { $count ->
    [one] country or territory
   *[other] countries and territories
}
number-reachable = of those checked are reachable
map-title = Platforms around the world
map-country = { $name }: { $count ->
    [0] no live platform
    [one] { $count } live platform
   *[other] { $count } live platforms
}
map-legend = Live platforms
map-list = The list by region below leads to the same pages.
map-disclaimer = The boundaries and names shown and the designations used on this map do not imply any opinion on the legal status of any country, territory or area.
home-regions = By region
home-levels = By level of education
home-languages = By language
all-languages = All languages

## Lists of platforms

browse-title = All platforms
browse-title-of = Platforms: { $name }
browse-title-search = Platforms found for “{ $name }”
browse-title-both = Platforms found for “{ $name }”: { $filters }
browse-description = Public digital learning platforms by country, language and level of education, each checked for whether it works.
browse-found = { $count ->
    [0] No platform found.
    [one] { $count } platform found.
   *[other] { $count } platforms found.
}
browse-results = Results
browse-empty = No platform meets all of these conditions.
browse-help = Fewer conditions would find more:
browse-relax = { $count ->
    [one] Without the condition “{ $field }”: { $count } platform
   *[other] Without the condition “{ $field }”: { $count } platforms
}
browse-faults = Part of this address could not be understood. The list below leaves it out.
browse-fault-value = { $field }: “{ $value }” is not a value that the registry knows.
browse-fault-key = “{ $value }” cannot be used as “{ $key }”.
browse-fault-search = These search words are too long or too many. Use up to 200 characters.
browse-fault-many = The address has too many conditions; the last ones are left out.
chips-label = Conditions in use
chips-clear = Clear all
chip-search = Search: { $name }
chip-remove = Remove condition: { $name }
to-filters = Filters
filters-title = Narrow the list
facet-more = Show { $count } more
sort-label = Order
sort-relevance-or-name = Best match
sort-name-asc = Name
sort-updated-at-desc = Recently updated
sort-created-at-desc = Recently added
pages-label = Pages
page-of = Page { $page } of { $pages }
page-before = Previous
page-after = Next
checked = checked
suggest-platform = platform
suggest-country = country
suggest-language = language

## Countries and languages

countries-title = Countries and territories
countries-lead = Every country and territory with the number of its live platforms. Where there is none, none is known to the registry yet.
country-description = { $count ->
    [0] { $name }: no public digital learning platform is listed as working yet.
    [one] { $name }: { $count } live public digital learning platform, by level and language.
   *[other] { $name }: { $count } live public digital learning platforms, by level and language.
}
live-platforms = { $count ->
    [0] No live platform
    [one] { $count } live platform
   *[other] { $count } live platforms
}
by-level = By level
by-language = By language
by-country = By country
by-official-language = Official languages
none-yet = none yet
official = official
country-gaps = Nothing is listed yet for: { $name }.
country-platforms = Platforms
country-none = No platform of this country is listed yet. Its government can add one.
country-all = { $count ->
    [one] The only platform
   *[other] All { $count } platforms
}
languages-title = Languages
languages-lead = Every language in which at least one platform is offered.
language-description = { $count ->
    [0] { $name }: no public digital learning platform is listed as working in this language yet.
    [one] { $name }: { $count } live public digital learning platform in this language.
   *[other] { $name }: { $count } live public digital learning platforms in this language.
}
language-gaps = An official language, but with no platform yet
language-none = No platform in this language is listed yet.
language-all = { $count ->
    [one] The only platform in this language
   *[other] All { $count } platforms in this language
}

## Coverage

coverage-title = Coverage
coverage-lead = How many live platforms each country has for each level of education, and in each of its official languages. Empty cells are shown: the gap is what remains to be done.
coverage-empty = { $count ->
    [0] Every country and territory has at least one live platform.
    [one] { $count } country or territory has no live platform yet.
   *[other] { $count } countries and territories have no live platform yet.
}
coverage-views = Views
coverage-columns = Columns
coverage-total = Total

## A platform

platform-description = { $name }: a public digital learning platform in the Portolan registry.
platform-open = Open
platform-works = Does it work?
platform-stands = Who stands behind it?
platform-facts = What it offers
platform-checks = Latest checks
platform-observed = What the site says about itself
platform-history = History of this entry
platform-sources = Sources
since = since
last-checked = Last checked:
uptime = { $days ->
    [one] Reachable in { $share } of the checks of the last day
   *[other] Reachable in { $share } of the checks of the last { $days } days
}
day-up = reachable
day-partly = partly reachable
day-suspect = not reached, under observation
day-down = unreachable
day-blocked = closed to automated checks
day-unchecked = not checked
strip-summary = { $count ->
    [one] The last day: { $parts }.
   *[other] The last { $count } days: { $parts }.
}
strip-part = { $status } on { $count ->
    [one] { $count } day
   *[other] { $count } days
}
strip-start = 90 days ago
strip-end = today
strip-none = It has not been checked yet.
strip-table = The same as a table
strip-when = When
strip-what = Result
strip-stretch = { $from } to { $to }
endorsed-by = Confirmed by:
endorsed-on = Confirmed on:
endorsed-until = Valid until:
endorsed-not = No government has confirmed this entry yet. It was compiled from public sources.
flag-reply = The government’s answer:
reply-still-ours = The platform is still ours and in order.
reply-moved = The platform has moved.
reply-retired = The platform has been retired.
observed-on = Read on
observed-title = Title
observed-description = Description
observed-language = Language of the text
observed-address = Final address
observed-mobile = Made for small screens
yes = yes
not-seen = no sign of it
sources-none = No source is recorded.
version-first = First listed
version-other = Version { $count }
version-changed = Changed: { $fields }
retired-title = This platform is no longer in service.
retired-closed = It was closed.
retired-replaced = It was replaced by another platform.
retired-listed-in-error = It should not have been listed.
retired-on = It ended on { $name }.
retired-successor = Successor:
badge-title = Badge
badge-lead = Whoever runs this platform may show the state of its entry on its own pages:
badge-alt = Badge of this entry
badge-until = confirmed until { $name }
report-link = Report a problem with this platform

## What checks find

outcome-up = Reachable
outcome-moved = Reachable at another address
outcome-not-found = The page does not exist
outcome-server-error = The server reports an error
outcome-timeout = No answer in time
outcome-dns-failure = The address does not exist
outcome-connection-failed = No connection
outcome-tls-invalid = The secure connection is not valid
outcome-bad-response = The answer cannot be read
outcome-blocked = Closed to automated checks
outcome-rate-limited = Too many requests, says the server
outcome-robots-denied = The site does not allow automated checks
outcome-parked = The address is for sale or unused
outcome-identity-changed = Another site answers at this address
outcome-unsafe-address = The address leads nowhere public
outcome-checker-fault = The check itself failed

## What changes in an entry

document-access = access
document-audiences = audience
document-authority = public authority
document-confidence = how well it is sourced
document-country = country
document-kind = type of platform
document-languages = languages
document-launched = start of service
document-levels = levels of education
document-lifecycle = stage of life
document-lifecycle-note = note on the stage of life
document-names = names
document-operator = operator
document-retirement = end of service
document-slug = address in the registry
document-sources = sources
document-subjects = subjects
document-summaries = summaries
document-url = address
document-url-basis = origin of the address

## Reports by visitors

report-title = Report a problem: { $name }
report-lead = Tell the curators of the registry what is wrong. No account is needed, and nothing is kept about you.
report-kind = What is wrong?
problem-does-not-open = It does not open
problem-wrong-content = It shows something else, advertising or harmful content
problem-wrong-entry = Something in this entry is not correct
problem-hard-to-use = It is hard to use, for example on a phone or with a screen reader
problem-other = Something else
report-words = In your own words
report-words-hint = Optional, up to { $count } characters. Please give no personal details.
report-trap = Leave this field empty
report-send = Send the report
report-long = The report is too long. Use up to { $count } characters.
report-faults = The report has not been sent yet
report-thanks = Thank you
report-thanks-text = The curators will look at your report. Where a check can help, one has been started.
report-back = Back to the platform

## Changes

changes-title = Changes
changes-lead = What changed in the registry, latest first.
changes-none = There is no earlier change.
changes-older = Earlier changes
change-to = { $what }: { $status }
change-platform-created = Listed
change-platform-updated = Entry changed
change-platform-retired = Retired
change-endorsement-changed = Government confirmation
change-reachability-changed = Reachability
change-observed-changed = The site says something new about itself

## About

about-title = About Portolan
about-contents = On this page
about-heading-what = What it is
about-heading-decides = Who decides
about-heading-checks = How checks work
about-heading-states = What the states mean
about-heading-licence = Licence
about-heading-accessibility = Accessibility
about-heading-privacy = Privacy
about-heading-contact = Contact
about-what-1 = Portolan is the global registry of public digital learning platforms: the websites on which children and adults learn and behind which a government stands.
about-what-2 = A portolan was the sea chart that sailors kept correcting. When 471 such platforms in 184 countries were mapped in 2022, one in three was gone, outdated or broken. This registry checks every address continually and shows what it finds.
about-decides-1 = Governments propose entries for their own country, keep them true, and confirm them once a year.
about-decides-2 = Curators examine every proposal before it is published. Nobody decides on a proposal of their own.
about-decides-3 = Entries that were compiled from public sources say so until a government confirms them. Every decision is recorded; what was once listed keeps its page.
about-checks-1 = A program visits every address at least once a week, politely and as any visitor would, and follows the rules that sites set for such programs.
about-checks-2 = A single failure proves nothing. A platform is called unreachable only after at least four failed checks over at least two days, without a success in between.
about-checks-3 = The program also notices when an address is for sale, or shows somebody else’s site. Such findings are confirmed within minutes and shown at once; of others, the government hears first and can answer.
about-checks-4 = Sites that close themselves to automated checks are neither called reachable nor unreachable.
about-states-1 = Every state is shown by a word and a sign.
about-state-up = It answered the latest checks.
about-state-suspect = Recent checks failed, but not enough of them to be sure.
about-state-down = At least four checks over at least two days failed.
about-state-blocked = The site answers, but not to programs. In a browser it may work.
about-state-unknown = It has not been checked yet.
about-licence-1 = The records of the registry come under the Creative Commons Attribution 4.0 licence (CC BY 4.0): use them and pass them on freely, and name Portolan as the source. What platforms say about themselves remains theirs.
about-licence-2 = The map is drawn from Natural Earth (public domain); names of countries and languages come from the Unicode CLDR.
about-accessibility-1 = These pages are made to meet the Web Content Accessibility Guidelines (WCAG) 2.2 at level AA: with a keyboard, a screen reader, enlarged text, in high contrast, in print and without scripts. They are tested for this in all six languages.
about-accessibility-2 = The world map is for the eye and the mouse; a list by region leads to the same pages. Evidence of checks is in English.
about-privacy-1 = Visitors are not followed: no cookie is set, nothing is loaded from other sites, and nothing is asked that could identify you.
about-privacy-2 = Reports of problems are kept for one year, without any note of who sent them. To prevent misuse, a scrambled form of the network address is kept for one day.
about-contact-1 = If something is wrong with an entry, use the report form on its page. Governments that wish to take part write to whoever runs this registry.

## For developers

developers-title = For developers
developers-lead = Everything that is published here can be read by programs, without an account.
developers-api = The API
developers-api-1 = One GraphQL endpoint answers all questions about platforms, countries, languages and coverage:
developers-api-2 = For example, the first three platforms of Mali:
developers-console = Open the query console
developers-examples = Examples
developers-try = Open in the console
developers-sync = Staying up to date
developers-sync-1 = The field “changes” lists every public change in order, retirements included. Keep the last cursor and ask again from there: nothing is missed and nothing comes twice.
developers-sync-2 = Answers carry an ETag. Send it back as If-None-Match, and an unchanged answer costs nothing.
developers-limits = Limits
developers-limits-1 = A page of a list has at most 100 entries. Every query has a cost, which grows with its lists and depth; what is too costly is refused before it runs.
developers-limits-2 = The answer names the cost under “extensions”, and errors name a code and what to do.
developers-badge = Every platform has a badge that shows whether its entry is confirmed and whether it is reachable:

## Status

status-title = Status of the registry
status-lead = How the registry itself is doing.
status-checking = Platforms are being checked.
status-idle = No program is checking platforms at the moment.
status-last-check = Latest check:
status-numbers = Numbers
status-version = Version
status-platforms = Platforms
status-countries = Countries and territories
status-changes = Recorded events
status-jobs = Regular work
status-job = Task
status-when = Last run
status-result = Result
status-well = in order
status-ill = failed

## When there is no page

missing-title = This page does not exist
missing-text = The address may be misspelt, or the page may have moved. Entries of the registry never disappear; a search will find them.
missing-nearest = Were you looking for one of these?
missing-home = To the home page
beyond-title = The list does not go that far
beyond-text = { $count ->
    [one] It has { $count } page.
   *[other] It has { $count } pages.
}
beyond-back = To the first page
many-title = Too many requests
many-text = { $count ->
    [one] Please try again in { $count } minute.
   *[other] Please try again in { $count } minutes.
}
foreign-title = This form came from another site
foreign-text = For your protection it was not accepted. Please use the form on the page of the platform.
failed-title = Something went wrong on our side
failed-text = It has been recorded under the number { $name }. Please try again in a moment.

## Statistics

figures-title = Statistics
figures-lead = The registry in figures, each as a chart and as a table.
figures-share = Platforms that can be reached, day by day
figures-share-short = Reachable
figures-share-note = Of the platforms that could be judged, at the end of each day.
figures-curve = { $first } on { $from }, { $last } on { $to }.
figures-no-days = There are no days of checks yet.
figures-table = The same as a table
figures-day = Day
figures-judged = Could be judged
figures-now = Reachability now
figures-platforms = Platforms
figures-endorsements = Confirmation by governments
figures-coverage = Countries with a live platform
figures-countries = Countries
figures-of = { $part } of { $whole }
figures-flags = Open findings by kind
figures-regions = Open findings by region
figures-number = Number
figures-none = There are none.
