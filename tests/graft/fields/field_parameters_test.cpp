// SPDX-License-Identifier: Apache-2.0
#include "graft/fields/field_parameters.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "support/ledger_from_data.hpp"

namespace caudata::graft {
namespace {

FieldParameters field_numbers() {
  std::vector<std::string> missing;
  const auto numbers = test::project_ledger().resolve<FieldParameters>("graft.fields", missing);
  EXPECT_TRUE(missing.empty());
  return numbers;
}

const MediumRole& field_role(const Transport& t, Medium medium) {
  return t.medium[static_cast<std::size_t>(medium)];
}

TEST(FieldParameters, GiveEverySubstanceANameAUnitAndACord) {
  const FieldParameters p = field_numbers();
  std::set<std::string_view> names;
  for (std::size_t i = 0; i < substance_count; ++i) {
    const auto substance = static_cast<Substance>(i);
    names.insert(name(substance));
    EXPECT_FALSE(unit(substance).empty());
    const Transport t = transport_of(substance, p);
    EXPECT_EQ(field_role(t, Medium::cord).kind, MediumRole::Kind::diffuses);
    EXPECT_EQ(field_role(t, Medium::outside).kind, MediumRole::Kind::closed);
  }
  EXPECT_EQ(names.size(), substance_count);
}

TEST(FieldParameters, KeepWhatIsBoundInTheCordAndLetTheRestOutIntoTheCanal) {
  const FieldParameters p = field_numbers();
  EXPECT_EQ(field_role(transport_of(Substance::contact, p), Medium::canal).kind,
            MediumRole::Kind::closed);
  for (const Substance s :
       {Substance::oxygen, Substance::glucose, Substance::soluble, Substance::immunomodulatory})
    EXPECT_EQ(field_role(transport_of(s, p), Medium::canal).kind, MediumRole::Kind::held);
  EXPECT_EQ(transport_of(Substance::oxygen, p).decay, 0);
}

// The dossier of facts: decay length sqrt(D t_half / ln 2) = 0.27 to 0.93 mm for half-lives of 0.5
// to 6 h.
TEST(FieldParameters, OfASolubleFactorReachLessThanAMillimetre) {
  FieldParameters p = field_numbers();
  p.binding = 1;
  for (const auto& [hours, length] :
       std::array<std::array<double, 2>, 4>{{{0.5, 0.27}, {1, 0.38}, {3, 0.65}, {6, 0.93}}}) {
    p.soluble.half_life = hours;
    const Transport t = transport_of(Substance::soluble, p);
    EXPECT_NEAR(std::sqrt(field_role(t, Medium::cord).diffusion / t.decay), length, 0.01);
  }
}

// The dossier of facts: one-sided slab sqrt(2 D C0 / Q) = 280 um at 5e-3 mol/m^3/s and 1.93e-9
// m^2/s.
TEST(FieldParameters, OfOxygenLeaveAPileAnoxicBelowAThirdOfAMillimetre) {
  const FieldParameters p = field_numbers();
  const double depth = std::sqrt(2 * p.oxygen.tissue_diffusion * p.oxygen.csf / 5e-3);
  EXPECT_GT(depth, 0.25);
  EXPECT_LT(depth, 0.33);
}

}  // namespace
}  // namespace caudata::graft
