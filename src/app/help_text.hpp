// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace caudata::app {

inline constexpr const char* about =
    R"(Caudata runs a clinical trial protocol thousands of times on virtual patients and reports what to expect of it.

Begin with these:
  caudata check protocols/xs228-phase1.protocol.toml     what is wrong with the protocol, line by line
  caudata run protocols/xs228-phase1.protocol.toml       conduct it under every scenario; ends with the report's path
  caudata explain RUN                                    what the run concluded, in words (RUN: the folder it wrote))";

inline constexpr const char* how_to_go_on =
    R"(More examples:
  caudata run FILE --trials 2000 --out runs/quick        a quick look
  caudata run FILE --resume                              go on after an interruption, to the same bytes
  caudata run FILE --shard 1/3 --out part1               a third of the trials, on another machine; then: caudata merge
  caudata explain RUN --scenario "flat 5 %" --trial 17   why each decision of that trial fell
  caudata replay RUN --scenario "flat 5 %" --trial 17    its event log, as JSON lines
  caudata patients FILE --n 1000                         who comes to screening, who is eligible, how they recover
  caudata oc FILE                                        3+3, BOIN, CRM and others on the protocol's ladder, exact
  caudata parameters --grade C                           every assumed number, with the reason
  caudata classify examinations.csv                      ISNCSCI examinations, row by row
  caudata decide FILE --data patients.csv                the next dose of a trial under way, and why

Results go to stdout, progress and findings to stderr (check: findings to stdout). NO_COLOR is honoured.
Exit codes: 0 done, 1 the run failed, 2 bad usage or input (nothing written), 3 check found errors, classify,
recovery or decide --format jsonl met rows they could not use, conform found failures, validate lost a number that
is met in the stored predictions, optimise found no admissible candidate or verify-log a broken chain,
130 interrupted (run and graft go on with --resume).)";

inline constexpr const char* how_to_draw_patients =
    R"(Examples:
  caudata patients protocols/xs228-phase1.protocol.toml                1,000 persons of the protocol's region
  caudata patients FILE --n 20000 --no-scores --out cohort             totals and grades alone: a fraction of the bytes
  caudata patients FILE --region europe --seed 7                       other people
  caudata patients FILE --days 30,90,180,365                           examined on these days after injury
  caudata patients FILE --first 1001 --n 1000 --out second             the next thousand, here or on another machine

The persons are those of the screening queue of trial 0 of a run with this seed, eligible or not, from --first on. Each
is shown on the day of admission, at screening, and on the days given (EMSCI: 2, 4, 12, 24, 48 weeks after injury),
as they truly are: natural recovery, no examiner's error, no treatment, no events. Eligibility is judged as in a trial,
from an examiner's worksheet of the screening day, with errors and scores that cannot be tested.

Written to the folder: patients.html (one page, opens without a network), cohort.sqlite (persons, examinations,
scores), persons.csv (a row a person), scores.csv (a row a cell; caudata classify reads it), tables/*.csv, the protocol
and manifest.json. The same bytes for any number of threads. docs/patients.md describes the columns.

A person is the same in any part of the queue: the rows of parts that follow each other, the header once, are the bytes
of the whole. docs/patients.md joins persons.csv, scores.csv and the databases; the page of a part is about its persons.

Exit code 0: done; 1: a file could not be written; 2: bad usage or input, nothing written; 130: interrupted, nothing kept.)";

inline constexpr const char* how_to_summarise_recovery =
    R"(Examples:
  caudata recovery FormI.csv --layout nscisc --out nscisc              NSCISC public file, rehabilitation to discharge
  caudata recovery train_features.csv metadata.csv train_outcomes.csv --layout asia-challenge --out sygen
  caudata recovery examinations.csv --layout long --map mapping.toml --out ours
  caudata recovery examinations.csv --layout long --map mapping.toml --json | head

The data stays on this machine: no network is used, nothing is sent anywhere, and what is written are sums, no person.
Texts of cells are shown where they could not be used (standard error, findings.csv), as codes that no list has and as
values of the outcome (recovery.json, the page and its tables).

Layouts: nscisc reads UniID, AInjAge, ASex, AI2RhADa, AASAImAd, AASAImDs, ANurLvlA, ANurLvlD, AASATotA, AASATotD.
asia-challenge joins its files by PID, the first says who is there, and classifies the single scores of weeks 1, 4, 8,
16, 26, 52. long is one examination a row; the mapping (TOML) says which column is the person, the day since injury,
each score, and the codes: docs/real-data.md. Lines that begin with # are remarks.

Written to --out: recovery.html, recovery.json, tables/*.csv, findings.csv, manifest.json.

Exit code 0: every cell used; 3: cells or rows were not (errors; they count as missing, all are named); 1: a file could
not be written; 2: bad usage, unreadable file, header or mapping, or a folder with other files: nothing written.)";

inline constexpr const char* how_to_optimise =
    R"(Examples:
  caudata optimise protocols/xs228-phase1-designs.design.toml             the best options, and the Pareto front
  caudata optimise FILE --out searched                 optimise.html, candidates.csv and the picture
  caudata optimise FILE --csv > candidates.csv         every candidate

The table [optimise] of the design file says what is searched: docs/design-file.md.
Exit code 0: done; 1: a file could not be written; 2: bad usage or input; 3: no candidate keeps every limit.)";

inline constexpr const char* how_to_explain =
    R"(Examples:
  caudata explain protocols/xs228-phase1.protocol.toml           the protocol in words
  caudata explain RUN                                            what the run concluded (RUN: the folder it wrote)
  caudata explain RUN --scenario "flat 5 %" --trial 17           why each decision of that trial fell
  caudata explain RUN --scenario "flat 5 %" --trial 17 --subject 4
  caudata explain --designs                                      the escalation designs and their options

Exit code 0: done; 2: bad usage or input.)";

inline constexpr const char* how_to_replay =
    R"(Examples:
  caudata replay RUN --scenario "flat 5 %" --trial 17                      its event log, as JSON lines
  caudata replay RUN --scenario "flat 5 %" --trial 17 --format text        to read
  caudata replay RUN --scenario "flat 5 %" --trial 17 --subject 4          of one subject

Exit code 0: done; 2: bad usage or input.)";

inline constexpr const char* how_to_graft =
    R"(Examples:
  caudata check examples/graft/supine.graft.toml                               what is wrong with a case file
  caudata graft FILE --patient examples/graft/supine.graft.toml --dry-run      memory, time and disk it would take
  caudata graft FILE --patient examples/graft/supine.graft.toml --cells 1e6 --days 2
  caudata graft FILE --patient examples/graft/supine.graft.toml --part MAD --dose L
  caudata graft FILE --scenario "flat 5 %" --trial 17 --subject 4              a subject of a simulated trial
  caudata graft FILE --patient examples/graft/supine.graft.toml --resume       go on after an interruption

FILE is a protocol or the folder of a run: product doses and dosing days come from there. A subject of a trial has the
injury and the doses of that trial; with --part or --dose, the doses planned for it. A case file says who gets the cells
and how they are given: docs/graft-file.md. What it leaves open is assumed and listed in the result. The folder holds it
as case.graft.toml; of a subject of a trial, with every value, to change and run again.

With --cells N, N cells of each dose are followed, each for as many as the dose has more; of those, thaw, syringe and
needle lose the same share as of the others, so that fewer reach the canal: --dry-run counts them. The same bytes for
any number of threads. What comes out is a computation on assumptions, most of them weak: it is no evidence that cells
arrive.

--dry-run foresees: memory to a fifth or so, time to a factor of two on a machine that does nothing else, disk as an upper
bound with the checkpoints that a run keeps while it lasts. A run that needs more memory than can be had is refused.

Between hours of the person's time, every half minute or more seldom, the folder gets a checkpoint; Ctrl-C writes one
at the end of the hour under way, and of a full dose the first hour alone takes long. --resume goes on from it; where
there is none, that is said, and the run begins at hour 0. Without --resume it always does, and says what it passes over.

Exit code 0: done; 1: a file could not be written; 2: bad usage or input, or more memory than there is: nothing written;
130: interrupted, what is on disk can be resumed.)";

inline constexpr const char* how_to_list_parameters =
    R"(Examples:
  caudata parameters --grade C                  every assumed number, with the reason
  caudata parameters patient.injury             those whose path begins so
  caudata parameters --csv > parameters.csv     all, as a table
  caudata parameters --draw 7 --out drawn       the parameter files with the values of a posterior draw;
                                                then: caudata run FILE --data drawn

Exit code 0: done; 2: bad usage or input.)";

inline constexpr const char* how_to_merge =
    R"(Examples:
  caudata run FILE --shard 1/2 --out part1      on one machine
  caudata run FILE --shard 2/2 --out part2      on another
  caudata merge part1 part2 --out whole         the same bytes as one run of all trials

Exit code 0: done; 1: a file could not be written; 2: bad usage or input, or shards that do not belong together.)";

inline constexpr const char* how_to_compare =
    R"(Examples:
  caudata oc protocols/xs228-phase1.protocol.toml                     the protocol's ladder, the usual designs
  caudata oc protocols/xs228-phase1.protocol.toml --designs "3+3,BOIN"
  caudata oc comparison.design.toml --out compared                    designs.html, oc.csv, oc.json, results.sqlite, tables
  caudata oc comparison.design.toml --csv | head                      the tidy table

Designs that decide on counts are enumerated: exact, no simulation. The others are conducted in calendar time and
carry their Monte Carlo error. docs/design-file.md describes the file, docs/designs.md the designs, docs/metrics.md
the metrics.)";

inline constexpr const char* how_to_classify =
    R"(Examples:
  caudata classify examples/isncsci/examples.csv                   a table: one row an examination
  caudata classify visits.jsonl --settle                           which test would settle what is open
  caudata classify visits.jsonl --explain | head -1                why, step by step, with the cells
  caudata classify visits.jsonl --worksheets pages > out.jsonl     a page per examination: map, results, reasons
  caudata classify visits.csv --eligible "AIS A or B, NLI C4 to T12"
  caudata classify visits.csv --change subject                     against the visit before
  caudata classify old.csv --migrate                               with 5*, 3!, UNK of former years
  caudata classify export.csv --header-map names.csv               columns with other names
  caudata classify --template redcap > dictionary.csv              our REDCap form, to upload
  caudata classify - --profile praxis < visits.jsonl               the strings of npm isncsci 2.0.6

JSON lines: {"id":"P1","exam":{"vac":"No","dap":"No","right":{"lt":[28],"pp":[28],"motor":[10],"nk":null},
"left":{...}}}; lt and pp from C2 to S4-5, motor C5-T1, L2-S1. Scores: 0-2 or 0-5 or NT; * not normal, ** normal
for another reason than the injury. Beside it may stand "assumed", "judgement", "examiner": see examples/isncsci.
Standard input that begins with { is read as JSON lines, with [ as a JSON array, else as a table.

Results go to stdout, in the order of the file; a row that cannot be classified says why and the others go on.
Exit code 0: every row classified; 3: some not; 2: bad usage, unreadable file or header, nothing written.)";

inline constexpr const char* how_to_decide =
    R"(Examples:
  caudata decide protocols/xs228-phase1.protocol.toml --data examples/decide/xs228.csv
  caudata decide comparison.design.toml --design "BOIN, n = 12" --data patients.csv
  caudata decide FILE --data patients.csv --on 2026-03-09        decided on that day; no date in the data may be later
  caudata decide FILE --data patients.csv --record decision.html --log decisions.jsonl
  caudata verify-log decisions.jsonl                             nothing was changed since
  caudata decide --template > patients.csv                       the header of a listing
  echo '{"id":"1","design":"3+3","history":"1NNN 2NTN","options":{"doses":4}}' | caudata decide --format jsonl
  caudata decide FILE --format jsonl < questions.jsonl           by the design of a protocol

Questions, one JSON object a line: {"id","design","options","history"} or with "data", a list of patients, instead
of a history. A history has a word a cohort: the dose, from 1, and a letter a patient: N none, T a DLT, E a response,
B both. Parts are named: "SAD 1NNN 2NTN | MAD 1NNN". "doses" among the options says how long the ladder is.
Bad questions are answered by {"id","issues"}; the others go on. Exit code 3 if there were any.

With --data: exit code 0, and the decision; 2 if the data cannot be true: every row is named, nothing is written.
Deviations from the protocol are warnings on stderr. The clock is read for --log and --record alone; --time
YYYY-MM-DDThh:mm:ssZ (UTC) replaces it. The folder of a log must exist.

Columns of the patients (in any order; dates are 2026-03-09):)";

inline constexpr const char* how_to_verify_a_log =
    R"(Every entry holds the hash of the one before. A changed byte, a removed, inserted or moved entry breaks the chain.
What cannot be seen: entries cut off the end, and a chain that was written anew from some entry on. Keep the head
hash elsewhere (decide prints it and the record shows it) and give it as --head: then both are found.
Exit code 0: unbroken; 3: broken, with the first entry that does not fit; 2: no such file.)";

}  // namespace caudata::app
