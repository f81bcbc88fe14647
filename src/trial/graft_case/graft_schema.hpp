// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "trial/graft_case/graft_file.hpp"
#include "trial/graft_case/graft_kinds.hpp"
#include "trial/schema.hpp"

/// The only list of what a graft case file has. See schema.hpp. Ranges only keep nonsense out; what
/// a canal can hold is for graft::check_case to say.
namespace caudata::trial {

inline constexpr Named<graft::Sex> graft_sex_names[] = {{"female", graft::Sex::female},
                                                        {"male", graft::Sex::male}};
inline constexpr Named<graft::Puncture> puncture_names[] = {{"L2/3", graft::Puncture::l2_l3},
                                                            {"L3/4", graft::Puncture::l3_l4},
                                                            {"L4/5", graft::Puncture::l4_l5},
                                                            {"L5/S1", graft::Puncture::l5_s1}};
inline constexpr Named<graft::InjectionOutcome> injection_names[] = {
    {"complete", graft::InjectionOutcome::complete}, {"drawn", graft::InjectionOutcome::drawn}};
/// As anatomy::name and graft::name have them.
inline constexpr Named<anatomy::Posture> posture_names[] = {
    {"supine", anatomy::Posture::supine},
    {"prone", anatomy::Posture::prone},
    {"left lateral", anatomy::Posture::left_lateral},
    {"right lateral", anatomy::Posture::right_lateral},
    {"sitting", anatomy::Posture::sitting},
    {"head down", anatomy::Posture::trendelenburg},
    {"head up", anatomy::Posture::reverse_trendelenburg}};
inline constexpr Named<graft::CellRule> cell_rule_names[] = {
    {"die", graft::CellRule::die},       {"breathe", graft::CellRule::breathe},
    {"enter", graft::CellRule::enter},   {"divide", graft::CellRule::divide},
    {"commit", graft::CellRule::commit}, {"secrete", graft::CellRule::secrete},
    {"push", graft::CellRule::push},     {"extend", graft::CellRule::extend},
    {"escape", graft::CellRule::escape}};

template <class V>
void visit(V& v, GraftFileSubject& x) {
  v("name", required, x.name, Text{}, "what the person is called in results");
  v("sex", required, x.sex, OneOf{graft_sex_names}, "decides the usual length of the cord");
  v("length_scale", optional, x.length_scale, Factor{0.5, 1.5},
    "lengths of cord and canal over a typical man's; left out: by sex");
  v("ais", optional, x.ais, OneOf{ais_names}, "ASIA Impairment Scale; shown, not used");
  v("injury_to_first_dose", optional, x.injury_to_first_dose, Duration{0, lifelong_days},
    "from the injury to the first dose; scar and inflammation depend on it");
}

template <class V>
void visit(V& v, GraftFileLesion& x) {
  v("level", required, x.level, CordSegment{},
    "segment about whose middle the cord is destroyed; not the neurological level, which lies "
    "further rostral");
  v("length", optional, x.length, Amount{"a length", "60 mm", length_units, 0.1, 500},
    "of the cord whose surface is lesion");
}

template <class V>
void visit(V& v, GraftFileBlock& x) {
  v("passage", optional, x.passage, Factor{0, 1},
    "share of the section left open; 0: nothing passes");
  v("length", optional, x.length, Amount{"a length", "20 mm", length_units, 0, 500},
    "of the narrow part, about the middle of the lesion");
}

template <class V>
void visit(V& v, GraftFileCanal& x) {
  v("csf", optional, x.csf, Factor{0.05, 5}, "space between dura and cord over the typical");
  v("heart_rate", optional, x.heart_rate, Amount{"a rate", "70 /min", heart_units, 20, 250},
    "beats of the heart");
  v("stroke_volume", optional, x.stroke_volume,
    Amount{"a volume", "1.3 mL", volume_units, 0.01, 10},
    "of cerebrospinal fluid through the foramen magnum, one way, per beat");
  v.table("block", optional, x.block, "the canal narrowed at the lesion by swelling, bone or scar");
}

template <class V>
void visit(V& v, GraftFileVehicle& x) {
  v("density", optional, x.density, Amount{"a density", "1.01 g/mL", density_units, 0.7, 1.5},
    "of the liquid without cells at 37 degrees C; cerebrospinal fluid has about 1.0005 g/mL");
  v("viscosity", optional, x.viscosity,
    Amount{"a viscosity", "0.9 mPa.s", viscosity_units, 0.3, 100},
    "of the liquid without cells at 37 degrees C");
}

template <class V>
void visit(V& v, GraftFilePosture& x) {
  v("from", required, x.from, Amount{"a time", "2 h", hour_units, 0, 8784},
    "time after each injection from which the posture is held; the first is 0 h");
  v("posture", required, x.posture, OneOf{posture_names},
    "how the person lies; left lateral is on the left side");
}

template <class V>
void visit(V& v, GraftFileDose& x) {
  v("day", required, x.day, StudyDay{}, "study day of the dose; the first is day 1");
  v("cells", required, x.cells, Cells{}, "nominal number of cells");
}

template <class V>
void visit(V& v, GraftFileAdministration& x) {
  v("part", optional, x.part, Text{},
    "part of the protocol whose dosing days are planned; --part replaces it");
  v("dose", optional, x.dose, Text{}, "dose of that part; --dose replaces it");
  v("puncture", optional, x.puncture, OneOf{puncture_names}, "disc of the lumbar puncture");
  v("injection", optional, x.injection, OneOf{injection_names},
    "complete (if left out): all that is drawn up is injected; drawn: it may fail or end early, by "
    "random numbers of this file's run, not those of a subject whose file it was");
  v("volume", optional, x.volume, Amount{"a volume", "5 mL", volume_units, 0.01, 10000},
    "of suspension in each dose");
  v("rate", optional, x.rate, Amount{"a rate", "2 mL/min", injection_units, 0.01, 60},
    "of the injection, which is computed as if done at once: one of more than half an hour is "
    "refused");
  v.table("vehicle", optional, x.vehicle, "the liquid that the cells are given in");
  v.tables("posture", optional, x.postures,
           "a posture, held until the next begins; after every dose anew");
  v.tables("given", optional, x.given, "a dose as it was given, instead of part and dose");
}

template <class V>
void visit(V& v, GraftFileRules& x) {
  v("only", optional, x.only, ListOf<OneOf<graft::CellRule>>{OneOf{cell_rule_names}, 0},
    "the rules that are on");
  v("without", optional, x.without, ListOf<OneOf<graft::CellRule>>{OneOf{cell_rule_names}, 1},
    "rules that are off, all others on");
}

template <class V>
void visit(V& v, GraftFile& x) {
  v("schema", required, x.schema, Word{{graft_case_schema}}, "version of this format");
  v.table("subject", required, x.subject, "the person");
  v.table("lesion", required, x.lesion, "the injury of the cord");
  v.table("canal", optional, x.canal, "the person's canal, where it differs from a typical one");
  v.table("administration", optional, x.administration, "how the cells are given");
  v.table("rules", optional, x.rules,
          "what cells may do; rules are switched off for null models only");
}

}  // namespace caudata::trial
