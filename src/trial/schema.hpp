// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "trial/schema_kinds.hpp"

/// The only list of what a protocol file has: one `visit` per structure. A visitor offers
///     v(name, presence, member, kind, meaning)         a value
///     v.table(name, presence, member, meaning)         [name]
///     v.tables(name, presence, members, meaning)       [[name]]
/// and reads, documents or describes. An optional key that is left out keeps the structure's
/// initial value.
namespace caudata::trial {

inline constexpr Presence required = Presence::required;
inline constexpr Presence optional = Presence::optional;

/// Ranges that only keep nonsense out; what is sensible is for the rules to say.
inline constexpr int longest_days = 3660;
inline constexpr int lifelong_days = 36600;
inline constexpr int many = 100000;
inline constexpr int most_watched = 300;

template <class V>
void visit(V& v, Identity& x) {
  v("id", required, x.id, Text{}, "short name of the protocol");
  v("title", required, x.title, Text{}, "title in full");
  v("phase", required, x.phase, OneOf{phase_names}, "clinical phase");
  v("origin", required, x.origin, OneOf{origin_names},
    "who wrote it: built from a registry record, by the sponsor, or made up");
  v("nct", optional, x.nct, Text{}, "number of this trial's own registry record");
  v("first_in_human", required, x.first_in_human, Switch{},
    "no person has had this product before: sentinel and stagger are expected");
  v("question", required, x.question, Text{}, "the question the simulation shall answer");
  v("context_of_use", required, x.context_of_use, Text{},
    "what the results may be used for, and by whom");
  v("not_claimed", required, x.not_claimed, ListOf<Text>{{}, 1}, "what the results do not show");
  v("planned_patients", optional, x.planned_patients, Whole{1, many}, "registered enrolment");
}

template <class V>
void visit(V& v, RunPlan& x) {
  v("seed", required, x.seed, Whole{0, INT64_MAX}, "seed of all randomness; there is no default");
  v("trials", optional, x.trials, Whole{1, 100'000'000}, "simulated trials per scenario");
  v("target_mc_error", optional, x.target_mc_error, Chance{},
    "instead of trials: largest Monte Carlo standard error of any probability");
}

template <class V>
void visit(V& v, product::Dose& x) {
  v("name", required, x.name, Text{}, "name that parts use");
  v("cells", required, x.cells, Cells{}, "nominal number of cells per administration");
}

template <class V>
void visit(V& v, product::CellProduct& x) {
  v("name", required, x.name, Text{}, "name of the product");
  v("type", required, x.type, Text{}, "what it is");
  v("route", required, x.route, OneOf{route_names}, "route of administration");
  v("needle", optional, x.needle, OneOf{needle_names},
    "tip of the needle of a lumbar puncture; headache depends on it");
  v.tables("dose", required, x.doses, "dose ladder, ascending");
}

template <class V>
void visit(V& v, Gate& x) {
  v("part", required, x.part, Text{}, "the part that must have shown something first");
  v("requires", required, x.requires_what, OneOf{gate_names}, "what it must have shown");
  v("borrow", optional, x.borrow, Chance{},
    "what a patient of that part counts here, 0 to 1, for a design that borrows");
}

template <class V>
void visit(V& v, Part& x) {
  v("name", required, x.name, Text{},
    "name of the part: SAD, MAD; without blanks and bars, no digit first");
  v("doses", required, x.doses, ListOf<Text>{{}, 1}, "names of [[product.dose]], ascending");
  v("dosing_days", required, x.dosing_days, ListOf<StudyDay>{{}, 1},
    "study days of the doses; the first is day 1");
  v("dose_window", optional, x.dose_window, Duration{0, longest_days},
    "a dose this much late is still given; later it is missed");
  v("dlt_window", required, x.dlt_window, Duration{0, longest_days},
    "time in which a toxicity can be dose-limiting");
  v("dlt_window_from", required, x.dlt_window_from, OneOf{window_from_names},
    "the dose the window's end is counted from; it opens with the first");
  v("minimum_doses", optional, x.minimum_doses, Whole{1, many},
    "doses a patient without DLT must have had to be evaluable");
  v("missed_dose", optional, x.missed_dose, OneOf{missed_dose_names}, "what follows a missed dose");
  v("sentinels", optional, x.sentinels, Whole{0, many}, "patients of a cohort dosed alone first");
  v("sentinel_hold", optional, x.sentinel_hold, Duration{0, longest_days},
    "wait after a sentinel's first dose");
  v("stagger", optional, x.stagger, Duration{0, longest_days},
    "least time between the first doses of later patients");
  v("safety_review", optional, x.safety_review, Duration{0, longest_days},
    "from the end of the last window of a cohort to the decision");
  v.table("gate", optional, x.gate, "what opens this part");
}

template <class V>
void visit(V& v, Eligibility& x) {
  v("age_from", required, x.age_from, Age{}, "youngest age, inclusive");
  v("age_to", required, x.age_to, Age{}, "oldest age, inclusive");
  v("level_from", required, x.level_from, SpinalLevel{}, "highest neurological level");
  v("level_to", required, x.level_to, SpinalLevel{}, "lowest neurological level");
  v("ais", required, x.ais, ListOf<OneOf<isncsci::AsiaImpairmentScale>>{OneOf{ais_names}, 1},
    "ASIA Impairment Scale grades");
  v("since_injury_from", required, x.since_injury_from, Duration{0, lifelong_days},
    "least time from injury to screening");
  v("since_injury_to", required, x.since_injury_to, Duration{0, lifelong_days},
    "longest time from injury to screening");
  v("causes", required, x.causes, ListOf<OneOf<patient::InjuryCause>>{OneOf{cause_names}, 1},
    "causes of injury");
  v("region", required, x.region, OneOf{region_names}, "whose population comes to screening");
  v("exclusions", optional, x.exclusions, ListOf<Text>{{}, 0},
    "other exclusions in words; together they have the probability [screening] other_failure");
}

template <class V>
void visit(V& v, Visit& x) {
  v("name", required, x.name, Text{}, "name of the visit");
  v("at", required, x.day, Duration{-longest_days, longest_days}, "time from the anchor");
  v("after", optional, x.anchor, OneOf{anchor_names}, "the anchor");
  v("window", optional, x.window, Duration{0, longest_days}, "allowed deviation to either side");
  v("examination", optional, x.examination, Switch{}, "an ISNCSCI examination is done");
  v("parts", optional, x.parts, ListOf<Text>{{}, 1}, "parts that have it; left out: all");
}

template <class V>
void visit(V& v, FollowUp& x) {
  v("end", required, x.end, Duration{0, lifelong_days},
    "end of the trial for a patient, from the last planned dose");
  v("long_term", optional, x.long_term, ListOf<Duration>{{0, lifelong_days}, 0},
    "later contacts, from the first dose");
}

template <class V>
void visit(V& v, DltRule& x) {
  v("least_grade", required, x.least_grade, Whole{1, 5}, "lowest CTCAE v5.0 grade that counts");
  v("least_attribution", required, x.least_attribution, OneOf{attribution_names},
    "weakest judged relation to the product that counts");
  v("excluded", optional, x.excluded, ListOf<OneOf<safety::Term>>{OneOf{term_names}, 0},
    "events that never count");
  v("stops_dosing", optional, x.stops_dosing, Switch{}, "no further dose after a DLT");
  v("late", optional, x.late, OneOf{late_dlt_names},
    "what a DLT-grade event after the window does");
  v("stated_in", required, x.stated_in, Text{}, "where the definition stands, or \"assumed\"");
}

template <class V>
void visit(V& v, EscalationRule& x) {
  v("design", required, x.design, Text{}, "name of the dose-escalation design");
  v("order", optional, x.order, OneOf{order_names}, "how two open parts take turns");
  v("options", optional, x.options, DesignOptions{}, "options of the design");
  v("modifiers", optional, x.modifiers, Modifiers{}, modifiers_meaning);
}

template <class V>
void visit(V& v, StoppingRules& x) {
  v("max_evaluable", optional, x.max_evaluable, Whole{0, many},
    "no cohort that would bring the evaluable patients above this; 0: no such rule");
  v("max_dlt", optional, x.max_dlt, Whole{0, many}, "stop at this many DLTs; 0: no such rule");
  v("related_deaths", optional, x.related_deaths, Whole{0, many},
    "stop at this many deaths judged related; 0: no such rule");
}

template <class V>
void visit(V& v, WatchedCount& x) {
  v("boundary", optional, x.boundary, Text{},
    "family of the sequential boundary: Pocock, O'Brien-Fleming, Wang-Tsiatis, beta-binomial, SPRT "
    "or MaxSPRT, with the defaults of its own options");
  v("tolerated_rate", required, x.tolerated_rate, Chance{},
    "P(a patient has such an event) that is tolerated");
  v("alpha", optional, x.alpha, Chance{},
    "most probability to stop, ever, if the rate is the tolerated one");
  v("patients", required, x.patients, Whole{1, most_watched},
    "patients that the boundary is made for, with a look after each; beyond them it stays as it "
    "is");
}

template <class V>
void visit(V& v, ProcedureStopping& x) {
  v("counts", optional, x.counted, OneOf{procedure_event_names},
    "events of the procedure that count, whatever the product; a patient counts once");
  visit(v, x.procedure);
  v("rule", optional, x.rule, OneOf{joint_rule_names},
    "which boundaries stop the trial: that of the procedure, either that or that of the DLTs, or "
    "both together");
  v.table("dlt", optional, x.dlt, "the boundary of the patients with a DLT, in the same way");
  v("stated_in", required, x.stated_in, Text{}, "where the rule stands, or \"assumed\"");
}

template <class V>
void visit(V& v, DrugInterval& x) {
  v("drug", required, x.drug, OneOf{antithrombotic_names}, "a drug against clotting");
  v("interval", required, x.interval, Duration{0, longest_days},
    "least time from the last intake to a puncture");
}

template <class V>
void visit(V& v, HoldRules& x) {
  v.tables("interval", optional, x.intervals, "the protocol's own interval before a puncture");
  v("other_intervals", optional, x.other_intervals, OneOf{other_interval_names},
    "intervals of the drugs not listed: those of the guideline in data/safety, or none");
  v("after_failed_puncture", optional, x.after_failed_puncture, Duration{0, longest_days},
    "least time from a failed puncture to the next attempt");
  v("least_delivered", optional, x.least_delivered, Chance{},
    "share of the nominal dose below which the sponsor judges before the next one");
  v("event_grade", optional, x.event_grade, Whole{1, 5},
    "lowest CTCAE v5.0 grade of an event that withholds the next dose in a simulated trial");
  v("after_event", optional, x.after_event, Duration{0, longest_days},
    "least time from the end of such an event to the next dose");
  v("clearance", optional, x.clearance, Duration{0, longest_days},
    "least time between two doses of a patient");
  v("stated_in", required, x.stated_in, Text{}, "where the rules stand, or \"assumed\"");
}

template <class V>
void visit(V& v, Site& x) {
  v("name", required, x.name, Text{}, "name of the site");
  v("activation", required, x.activation, Duration{0, lifelong_days},
    "from the opening of the trial");
  v("rate", required, x.rate, Rate{}, "candidates who come to screening, at full speed");
  v("ramp", optional, x.ramp, Duration{0, longest_days}, "linear rise from none to full speed");
}

template <class V>
void visit(V& v, Screening& x) {
  v("duration", required, x.duration, Duration{0, longest_days}, "from screening to eligible");
  v("consent", required, x.consent, Chance{}, "P(an eligible candidate consents)");
  v("other_failure", required, x.other_failure, Chance{}, "P(an exclusion in words applies)");
  v("waiting_list", optional, x.waiting_list, Whole{0, many},
    "eligible candidates kept while no place is open");
  v("longest_wait", optional, x.longest_wait, Duration{0, longest_days},
    "a candidate leaves the list after this");
  v("reexamine_after", optional, x.reexamine_after, Duration{1, longest_days},
    "from the end of screening to a second examination of a person whose scores, some not "
    "testable, leave eligibility open; left out: such a person fails screening");
  v("second_baseline", optional, x.second_baseline, OneOf{second_baseline_names},
    "an examination on the day of the first dose, before it, from which changes count; eligibility "
    "is not judged again");
}

template <class V>
void visit(V& v, Conduct& x) {
  v("dropout", required, x.dropout, Chance{}, "P(left the trial by dropout_by)");
  v("dropout_by", required, x.dropout_by, Duration{1, longest_days}, "the time that belongs to it");
  v("missed_dose", required, x.missed_dose, Chance{}, "P(a repeat dose is missed)");
  v("late_dose", required, x.late_dose, Chance{}, "P(a repeat dose is late, within its window)");
  v("missed_visit", required, x.missed_visit, Chance{}, "P(a visit is missed)");
  v("examiners", optional, x.examiners, OneOf{examiner_names},
    "whether examiners of the visits know who was treated (open) or not (masked): who knows errs "
    "upwards more often");
  v("replace_unevaluable", required, x.replace_unevaluable, Switch{},
    "a patient who is not evaluable is replaced");
  v("most_replacements", optional, x.most_replacements, Whole{1, many},
    "per cohort; left out: no limit");
  v("long_term_attrition", optional, x.long_term_attrition, Chance{},
    "P(lost in a year) after the end of follow-up");
}

template <class V>
void visit(V& v, Scenario& x) {
  v("name", required, x.name, Text{}, "name of the truth");
  v("summary", required, x.summary, Text{}, "the truth in one sentence");
  v("toxicity", optional, x.source, OneOf{toxicity_names}, "where toxicity comes from");
  v("dlt", required, x.stated, RatesByPart{},
    "P(DLT in the window) of an evaluable patient, one per dose of each part");
  v("onset", optional, x.toxicity.onset, OneOf{onset_names}, "when in the window");
  v("onset_mean", optional, x.toxicity.onset_mean, Duration{1, longest_days},
    "mean time after a dose, for onset = \"after each dose\"");
  v("late", optional, x.toxicity.late, Chance{},
    "P(a DLT-grade related event after the window, in follow-up)");
}

template <class V>
void visit(V& v, Randomisation& x) {
  v("arms", required, x.arms, ListOf<Text>{{}, 2}, "names of the arms");
  v("ratio", required, x.ratio, ListOf<Whole>{{1, many}, 2}, "allocation ratio, one per arm");
  v("strata", optional, x.strata, ListOf<Text>{{}, 0}, "stratification factors");
  v("block_sizes", optional, x.block_sizes, ListOf<Whole>{{1, many}, 0},
    "sizes of permuted blocks");
  v("blinding", required, x.blinding, Text{}, "who does not know the arm");
}

template <class V>
void visit(V& v, Endpoint& x) {
  v("name", required, x.name, Text{}, "name of the endpoint");
  v("variable", required, x.variable,
    Word{{"UEMS", "LEMS", "TMS", "AIS", "light touch", "pin prick", "DLT", "AE"}},
    "what is measured");
  v("day", required, x.day, Duration{0, lifelong_days}, "from the first dose");
  v("primary", optional, x.primary, Switch{}, "a primary endpoint");
  v("estimand", required, x.estimand, Text{}, "how intercurrent events are handled (ICH E9(R1))");
}

template <class V>
void visit(V& v, AnalysisPlan& x) {
  v("primary", required, x.primary, Text{}, "primary analysis in words");
  v("alpha", optional, x.alpha, Chance{}, "significance level");
  v("target_power", optional, x.target_power, Chance{}, "planned power; 0: none");
}

template <class V>
void visit(V& v, RegistryStatement& x) {
  v("nct", required, x.nct, Text{}, "number of the record");
  v("topic", required, x.topic, OneOf{topic_names}, "what the statement is about");
  v("says", required, x.says, ListOf<Text>{{}, 1},
    "what it says, as values: \"14-60 d\", \"C4-L2\"");
  v("where", required, x.where, Text{}, "place in the record");
  v("source", required, x.source, Text{}, "where the record was read");
}

template <class V>
void visit(V& v, Protocol& x) {
  v("schema", required, x.schema, Word{{protocol_schema}}, "version of this format");
  v.table("protocol", required, x.identity, "what this is and what it is for");
  v.table("run", required, x.run, "how many trials, from which seed");
  v.table("product", required, x.product, "the cell product and its doses");
  v.tables("part", required, x.parts, "a part of the trial: SAD, MAD; in order");
  v.table("population", required, x.eligibility, "who may take part");
  v.tables("visit", required, x.visits,
           "a visit; the baseline examination is the one at screening");
  v.table("follow_up", required, x.follow_up, "how long a patient is followed");
  v.table("dlt", optional, x.dlt, "what counts as a dose-limiting toxicity; phase I");
  v.table("escalation", optional, x.escalation, "the dose-escalation rule; phase I");
  v.table("stopping", optional, x.stopping, "rules that stop the study");
  v.table("procedure_stopping", optional, x.procedure_stopping,
          "a stopping rule on events of the procedure, beside the DLTs");
  v.table(
      "holds", optional, x.holds,
      "what forbids a patient's next dose, in decide and where it applies in a simulated trial");
  v.tables("site", required, x.sites, "a site and its accrual");
  v.table("screening", required, x.screening, "from arrival to enrolment");
  v.table("conduct", required, x.conduct, "what goes other than planned");
  v.tables("scenario", optional, x.scenarios, "a truth under which the trial is simulated");
  v.table("randomisation", optional, x.randomisation, "allocation; phase II");
  v.tables("endpoint", optional, x.endpoints, "an endpoint");
  v.table("analysis", optional, x.analysis, "the planned analysis");
  v.tables("registry", optional, x.registry, "a statement of a public registry record");
}

}  // namespace caudata::trial
