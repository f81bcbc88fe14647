// SPDX-License-Identifier: Apache-2.0
#include "graft/model.hpp"

#include <stdexcept>

#include "embedded_ledger.hpp"

namespace caudata::bench {
namespace {

Model read_model() {
  std::vector<std::string> missing;
  const core::Ledger ledger = embedded_ledger();
  Model model{graft::graft_parameters(ledger, missing), anatomy::Cord(ledger, missing)};
  if (!missing.empty()) throw std::runtime_error("no such parameter: " + missing.front());
  return model;
}

graft::GraftCase clinical_case(const graft::GraftParameters& p) {
  const anatomy::CanalPersonParameters& person = p.canal.person;
  graft::GraftSubject man;
  man.sex = graft::Sex::male;
  man.csf = person.csf;
  man.heart_rate = person.heart_rate;
  man.stroke_volume = person.stroke_volume;
  constexpr anatomy::Segment c5{4};
  man.lesion = graft::GraftLesion{c5, 60};
  man.block = {person.passage, person.block_length};
  man.injury_to_first_dose = core::Days{21};
  graft::Administration how{graft::Puncture::l3_l4,
                            graft::InjectionOutcome::complete,
                            p.product.vehicle,
                            {{0, anatomy::Posture::supine}},
                            {{core::Days{0}, core::CellCount{clinical_dose}}}};
  return {"one dose", man, how, {}};
}

}  // namespace

const Model& model() {
  static const Model read = read_model();
  return read;
}

graft::GraftSetup clinical_setup(std::uint64_t followed) {
  const core::TrialStreams streams{core::Seed{1}, core::TrialIndex{0}};
  const graft::GraftPlan plan{
      clinical_case(model().graft), {followed}, 90, streams, core::CandidateId{1}};
  auto setup = graft::set_up(plan, model().graft, model().cord);
  if (!setup) throw std::runtime_error("the clinical case cannot be set up");
  return std::move(*setup);
}

}  // namespace caudata::bench
