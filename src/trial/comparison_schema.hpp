// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "trial/comparison.hpp"
#include "trial/schema.hpp"

/// The only list of what a design file has, beside the tables that it shares with a protocol. See
/// schema.hpp.
namespace caudata::trial {

inline constexpr Named<Objective> objective_names[] = {
    {"P(correct)", Objective::correct},
    {"P(correct) - P(overdose)", Objective::correct_less_overdose}};

/// A number above 0.
struct Weight {
  using Value = double;
  Shape shape() const;
  bool read(const core::Node& node, const std::string& path, Reading& reading, Value& out) const;
};

/// { p_tox = [0.35, 0.4], max_patients = { from = 12, to = 30, step = 6 } }
struct SearchTable {
  using Value = std::vector<SearchedOption>;
  Shape shape() const;
  bool read(const core::Node& node, const std::string& path, Reading& reading, Value& out) const;
};

template <class V>
void visit(V& v, ComparisonPlan& x) {
  v("id", required, x.id, Text{}, "short name of the comparison");
  v("title", required, x.title, Text{}, "title in full");
  v("question", optional, x.question, Text{}, "the question the comparison shall answer");
  v("tolerated", required, x.tolerated, Chance{},
    "highest true P(DLT) of a level that the trial should name; naming one above it is an "
    "overdose");
  v("order", optional, x.order, OneOf{order_names}, "how two open parts take turns");
  v("planned_patients", optional, x.planned_patients, Whole{1, many}, "planned enrolment");
}

template <class V>
void visit(V& v, LadderOfDoses& x) {
  v.tables("dose", required, x.doses, "dose ladder, ascending");
}

template <class V>
void visit(V& v, SteadyAccrual& x) {
  v("rate", required, x.rate, Rate{}, "patients who can be treated, one after the other");
}

template <class V>
void visit(V& v, DesignLimits& x) {
  v("max_evaluable", optional, x.max_evaluable, Whole{0, many},
    "no cohort that would bring the evaluable patients above this; a trial that ends so names no "
    "MTD; 0: no such rule");
  v("max_dlt", optional, x.max_dlt, Whole{0, many}, "stop at this many DLTs; 0: no such rule");
}

template <class V>
void visit(V& v, DesignConduct& x) {
  v("sentinels", optional, x.sentinels, Whole{0, many}, "patients of a cohort dosed alone first");
  v("sentinel_hold", optional, x.sentinel_hold, Duration{0, longest_days},
    "wait after a sentinel's first dose");
  v("stagger", optional, x.stagger, Duration{0, longest_days},
    "least time between the first doses of later patients");
  v("safety_review", optional, x.safety_review, Duration{0, longest_days},
    "from the end of the last window of a cohort to the decision");
  v("replace_unevaluable", optional, x.replace_unevaluable, Switch{},
    "who is not evaluable is replaced; left out: true");
  v("most_replacements", optional, x.most_replacements, Whole{0, many},
    "replacements per cohort; left out: no limit");
}

template <class V>
void visit(V& v, ComparedDesign& x) {
  v("label", optional, x.label, Text{}, "name in tables and figures; left out: the design's name");
  v("design", required, x.design, Text{}, "name of the dose-escalation design");
  v("options", optional, x.options, DesignOptions{}, "options of the design");
  v("modifiers", optional, x.modifiers, Modifiers{}, modifiers_meaning);
  v.table("stopping", optional, x.limits, "rules that stop the study, beside the design");
  v.table("conduct", optional, x.conduct,
          "what this design changes of the conduct that the parts state");
}

template <class V>
void visit(V& v, ComparedScenario& x) {
  visit(v, x.truth);
  v("response", optional, x.response, RatesByPart{},
    "P(response) of a patient, one per dose of each part; for designs that weigh efficacy");
  v("procedure", optional, x.procedure, RatesByPart{},
    "P(an event of the procedure that counts) of a patient, one per dose of each part; with "
    "[procedure_stopping]");
  v("weight", optional, x.weight, Weight{},
    "weight in the prior over scenarios, relative to the others; left out: 1");
}

template <class V>
void visit(V& v, Optimisation& x) {
  v("design", required, x.design, Text{}, "name of the design whose options are searched");
  v("search", required, x.search, SearchTable{},
    "options to search: a list of values, or from, to and step");
  v("options", optional, x.options, DesignOptions{}, "options that stay the same");
  v("modifiers", optional, x.modifiers, Modifiers{}, modifiers_meaning);
  v.table("stopping", optional, x.limits, "rules that stop the study, beside the design");
  v("objective", optional, x.objective, OneOf{objective_names},
    "what the best candidate has most of, averaged over the prior on scenarios");
  v("most_overdose", optional, x.most_overdose, Chance{}, "highest P(overdose), likewise");
  v("most_dlt", optional, x.most_dlt, Weight{}, "most patients with a DLT on average, likewise");
  v("most_evaluable", optional, x.most_evaluable, Weight{}, "most patients on average, likewise");
  v("most_patients", optional, x.most_patients, Whole{1, many}, "patients in the longest trial");
}

template <class V>
void visit(V& v, Comparison& x) {
  v("schema", required, x.schema, Word{{comparison_schema}}, "version of this format");
  v.table("comparison", required, x.plan, "what is compared and what for");
  v.table("run", required, x.run, "seed and trials, for designs that must be simulated");
  v.table("product", required, x.product, "the doses");
  v.tables("part", required, x.parts, "a part of the trial, as in a protocol");
  v.table("procedure_stopping", optional, x.procedure_stopping,
          "a stopping rule of every design on events of the procedure, beside the DLTs");
  v.table("accrual", required, x.accrual, "how fast patients come; for durations");
  v.tables("design", required, x.designs, "a design to compare");
  v.tables("scenario", required, x.scenarios, "a truth under which the designs are compared");
  v.table("optimise", optional, x.optimise, "what caudata optimise searches");
}

}  // namespace caudata::trial
