// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "trial/protocol.hpp"

/// The words a protocol file uses for every closed set.
namespace caudata::trial {

template <class E>
struct Named {
  const char* name;
  E value;
};

inline constexpr Named<Phase> phase_names[] = {{"I", Phase::phase_1}, {"II", Phase::phase_2}};
inline constexpr Named<Origin> origin_names[] = {{"registry-derived", Origin::registry_derived},
                                                 {"sponsor", Origin::sponsor},
                                                 {"hypothetical", Origin::hypothetical}};
inline constexpr Named<product::Route> route_names[] = {
    {"intrathecal, lumbar puncture", product::Route::intrathecal_lumbar_puncture},
    {"intraparenchymal", product::Route::intraparenchymal},
    {"intravenous", product::Route::intravenous}};
inline constexpr Named<product::Needle> needle_names[] = {
    {"atraumatic", product::Needle::atraumatic}, {"conventional", product::Needle::conventional}};
inline constexpr Named<WindowFrom> window_from_names[] = {{"first dose", WindowFrom::first_dose},
                                                          {"last dose", WindowFrom::last_dose}};
inline constexpr Named<LateDltRule> late_dlt_names[] = {
    {"record only", LateDltRule::record_only},
    {"hold for review", LateDltRule::hold_for_review},
    {"count", LateDltRule::count}};
inline constexpr Named<MissedDoseRule> missed_dose_names[] = {
    {"go on", MissedDoseRule::go_on}, {"stop dosing", MissedDoseRule::stop_dosing}};
inline constexpr Named<design::GateRule> gate_names[] = {
    {"same dose cleared", design::GateRule::same_dose_cleared},
    {"part concluded", design::GateRule::part_concluded}};
inline constexpr Named<design::PartOrder> order_names[] = {{"by part", design::PartOrder::by_part},
                                                           {"by dose", design::PartOrder::by_dose}};
inline constexpr Named<design::JointRule> joint_rule_names[] = {
    {"procedure alone", design::JointRule::procedure_alone},
    {"either", design::JointRule::either},
    {"both", design::JointRule::both}};
inline constexpr Named<ProcedureEvents> procedure_event_names[] = {
    {"serious", ProcedureEvents::serious}, {"grade 3 or higher", ProcedureEvents::severe}};
inline constexpr Named<OtherIntervals> other_interval_names[] = {
    {"guideline", OtherIntervals::guideline}, {"none", OtherIntervals::none}};
/// As safety::name has them, and as a listing of patients does.
inline constexpr Named<safety::Antithrombotic> antithrombotic_names[] = {
    {"heparin_infusion", safety::Antithrombotic::heparin_infusion},
    {"lmwh_prophylaxis", safety::Antithrombotic::lmwh_prophylaxis},
    {"lmwh_treatment", safety::Antithrombotic::lmwh_treatment},
    {"fondaparinux_prophylaxis", safety::Antithrombotic::fondaparinux_prophylaxis},
    {"oral_xa_inhibitor", safety::Antithrombotic::oral_xa_inhibitor},
    {"dabigatran", safety::Antithrombotic::dabigatran},
    {"warfarin", safety::Antithrombotic::warfarin},
    {"adp_antagonist", safety::Antithrombotic::adp_antagonist}};
inline constexpr Named<isncsci::AsiaImpairmentScale> ais_names[] = {
    {"A", isncsci::AsiaImpairmentScale::a},
    {"B", isncsci::AsiaImpairmentScale::b},
    {"C", isncsci::AsiaImpairmentScale::c},
    {"D", isncsci::AsiaImpairmentScale::d},
    {"E", isncsci::AsiaImpairmentScale::e}};
inline constexpr Named<patient::InjuryCause> cause_names[] = {
    {"fall", patient::InjuryCause::fall},         {"traffic", patient::InjuryCause::traffic},
    {"violence", patient::InjuryCause::violence}, {"sport", patient::InjuryCause::sport},
    {"surgical", patient::InjuryCause::surgical}, {"other", patient::InjuryCause::other}};
inline constexpr Named<patient::Region> region_names[] = {
    {"china", patient::Region::china},
    {"united states", patient::Region::united_states},
    {"europe", patient::Region::europe}};
inline constexpr Named<SecondBaseline> second_baseline_names[] = {
    {"none", SecondBaseline::none}, {"before dosing", SecondBaseline::before_dosing}};
inline constexpr Named<patient::Blinding> examiner_names[] = {
    {"open", patient::Blinding::open}, {"masked", patient::Blinding::masked}};
inline constexpr Named<VisitAnchor> anchor_names[] = {{"first dose", VisitAnchor::first_dose},
                                                      {"last dose", VisitAnchor::last_dose}};
inline constexpr Named<safety::Attribution> attribution_names[] = {
    {"unrelated", safety::Attribution::unrelated},
    {"unlikely", safety::Attribution::unlikely},
    {"possible", safety::Attribution::possible},
    {"probable", safety::Attribution::probable},
    {"definite", safety::Attribution::definite}};
inline constexpr Named<safety::Term> term_names[] = {
    {"urinary tract infection", safety::Term::urinary_tract_infection},
    {"pneumonia", safety::Term::pneumonia},
    {"pressure injury", safety::Term::pressure_injury},
    {"neuropathic pain", safety::Term::neuropathic_pain},
    {"venous thromboembolism", safety::Term::venous_thromboembolism},
    {"autonomic dysreflexia", safety::Term::autonomic_dysreflexia},
    {"spasticity", safety::Term::spasticity},
    {"sepsis", safety::Term::sepsis},
    {"post-lumbar-puncture headache", safety::Term::post_lumbar_puncture_headache},
    {"fever", safety::Term::fever},
    {"puncture-site pain", safety::Term::puncture_site_pain},
    {"nausea", safety::Term::nausea},
    {"spinal haematoma", safety::Term::spinal_haematoma},
    {"meningitis", safety::Term::meningitis},
    {"headache", safety::Term::headache}};
inline constexpr Named<ToxicitySource> toxicity_names[] = {{"fixed", ToxicitySource::fixed}};
inline constexpr Named<safety::OnsetShape> onset_names[] = {
    {"uniform", safety::OnsetShape::uniform},
    {"early", safety::OnsetShape::early},
    {"after each dose", safety::OnsetShape::after_each_dose}};
inline constexpr Named<Topic> topic_names[] = {
    {"doses per participant", Topic::doses_per_participant},
    {"dose levels", Topic::dose_levels},
    {"dosing days", Topic::dosing_days},
    {"levels", Topic::levels},
    {"days since injury", Topic::days_since_injury},
    {"completeness", Topic::completeness},
    {"enrolment", Topic::enrolment},
    {"age", Topic::age},
    {"follow-up", Topic::follow_up},
    {"route", Topic::route},
    {"allocation", Topic::allocation},
    {"masking", Topic::masking}};

/// The word for a value of one of the lists above.
template <class E, std::size_t N>
constexpr const char* word(const Named<E> (&names)[N], E value) {
  for (const Named<E>& named : names)
    if (named.value == value) return named.name;
  return "";
}

}  // namespace caudata::trial
