// SPDX-License-Identifier: Apache-2.0
// Laws of entry into the cord.
#include <gtest/gtest.h>

#include <cmath>

#include "graft/survival_fixture.hpp"
#include "support/exact_test.hpp"

namespace caudata::graft {
namespace {

std::uint64_t enter_of(std::size_t n, Compartment compartment, Surface surface,
                       product::CellType type, float hazard, double hours) {
  std::vector<CellId> id;
  for (std::size_t i = 0; i < n; ++i) id.push_back(cell_id(2, i));
  const std::vector<Compartment> compartments_of(n, compartment);
  const std::vector<Surface> surfaces_of(n, surface);
  const std::vector<product::CellType> types(n, type);
  const std::vector<float> hazards(n, hazard);
  std::vector<std::uint8_t> enters(n);
  return enter({id, compartments_of, surfaces_of, types, hazards}, test::survival_key(2), 4, hours,
               enters);
}

constexpr auto enter_progenitor = product::CellType::motor_neuron_progenitor;

}  // namespace

TEST(EnterLaw, LimitsAreNobodyAndEverybody) {
  EXPECT_EQ(enter_of(1000, Compartment::adherent, Surface::lesion, enter_progenitor, 0, 1e6), 0u);
  EXPECT_EQ(enter_of(1000, Compartment::adherent, Surface::lesion, enter_progenitor, 1e6f, 1),
            1000u);
}

TEST(EnterLaw, OnlyAdherentCellsOnTheCordThatMigrateEnter) {
  const auto sure = [](Compartment c, Surface s, product::CellType t) {
    return enter_of(10, c, s, t, 1e6f, 1);
  };
  for (const Compartment c : {Compartment::suspended, Compartment::bedload, Compartment::parenchyma,
                              Compartment::dead, Compartment::left})
    EXPECT_EQ(sure(c, Surface::lesion, enter_progenitor), 0u);
  EXPECT_EQ(sure(Compartment::adherent, Surface::dura, enter_progenitor), 0u);
  EXPECT_EQ(sure(Compartment::adherent, Surface::root, enter_progenitor), 0u);
  EXPECT_EQ(sure(Compartment::adherent, Surface::pia, enter_progenitor), 10u);
  EXPECT_EQ(sure(Compartment::adherent, Surface::pia, product::CellType::motor_neuron), 0u);
  EXPECT_EQ(sure(Compartment::adherent, Surface::pia, product::CellType::interneuron), 0u);
}

TEST(EnterLaw, ShareIsThatOfTheHazard) {
  constexpr std::size_t n = 20000;
  for (const auto& [hazard, hours] : {std::pair{0.02f, 24.0}, {0.5f, 12.0}, {2.0f, 48.0}}) {
    const double p = 1 - std::exp(-static_cast<double>(hazard) * hours / 24);
    const auto seen =
        enter_of(n, Compartment::adherent, Surface::pia, enter_progenitor, hazard, hours);
    EXPECT_GT(test::binomial_p_value(seen, n, p), test::alpha);
  }
}

TEST(EnterLaw, HazardHasItsLimits) {
  EnterParameters p = test::survival_parameters().enter;
  EXPECT_EQ(entry_hazard(p, 1, 0), p.hazard);
  EXPECT_NEAR(entry_hazard(p, 0, 0), p.hazard * p.intact, 1e-18);
  EXPECT_NEAR(entry_hazard(p, 1, 1), p.hazard * (1 - p.cspg), 1e-18);
  p.cspg = 1;
  EXPECT_EQ(entry_hazard(p, 1, 1), 0);
  p.intact = 0;
  EXPECT_EQ(entry_hazard(p, 0, 0), 0);
}

// p_inv(t) = p0 exp(-(t - 14)/tau) of an otherwise uninhibited lesion.
TEST(EnterLaw, FallsAsTheSurfaceCloses) {
  LesionParameters lesion = test::lesion_parameters();
  EnterParameters p = test::survival_parameters().enter;
  lesion.pia.breached = 1;
  lesion.pia.closes_from = 14;
  p.intact = p.cspg = 0;
  const LesionEnvironment environment(lesion, test::lesion_person());
  for (const double day : {14.0, 20.0, 35.0, 60.0, 120.0})
    EXPECT_NEAR(entry_hazard(p, environment.on(day).at(130)),
                p.hazard * std::exp(-(day - 14) / lesion.pia.closing_time), 1e-15);
}

}  // namespace caudata::graft
