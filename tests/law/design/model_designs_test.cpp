// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "design/blrm_posterior.hpp"
#include "design/crm_posterior.hpp"
#include "design/make_design.hpp"

// Laws of the designs that decide on a model's posterior.
namespace caudata::design {
namespace {

AnyDesign made(std::string_view name, const Options& options, std::size_t doses) {
  const auto design = make_design(name, options, numbered_ladder(doses));
  if (!design) throw std::runtime_error(core::to_text(design.error()));
  return *design;
}

LadderHistory history_of(std::span<const Tally> tally, int last, Tally cohort) {
  LadderHistory history;
  history.tally = tally;
  history.last_dose = last;
  history.last_cohort = cohort;
  return history;
}

struct Model {
  std::string_view design;
  Options options;
};

const std::vector<Model>& models() {
  static const std::vector<Model> all{
      {"CRM", {}},
      {"CRM", options_of({{"model", std::string("logistic1")}, {"cutoff", 0.9}})},
      {"CRM", options_of({{"method", std::string("likelihood")},
                          {"cohort_size", std::int64_t{1}},
                          {"max_patients", std::int64_t{20}}})},
      {"CRM", options_of({{"model", std::string("logistic2")}, {"cohort_size", std::int64_t{4}}})},
      {"BLRM", options_of({{"cohort_size", std::int64_t{2}}, {"most_escalation", 3.0}})},
      {"EWOC", {}},
      {"EWOC", options_of({{"cohort_size", std::int64_t{4}}, {"alpha_step", 0.05}})}};
  return all;
}

/// Every `period`-th patient has a DLT; 0: nobody.
void expect_ends(const AnyDesign& design, std::size_t doses, int period) {
  std::vector<Tally> tally(doses);
  int last = -1, patients = 0;
  Tally cohort{};
  while (patients < 100) {
    const LadderDecision decision = design.next(history_of(tally, last, design.recall(cohort)));
    if (const auto* end = std::get_if<Conclude>(&decision)) {
      ASSERT_EQ(end->dose < 0, end->kind == ConclusionKind::no_safe_dose);
      ASSERT_LT(end->dose, static_cast<int>(doses));
      return;
    }
    const auto& treat = std::get<TreatDose>(decision);
    ASSERT_GE(treat.dose, 0);
    ASSERT_LT(treat.dose, static_cast<int>(doses));
    ASSERT_LE(treat.dose, last + 1);
    ASSERT_GT(treat.patients, 0);
    ASSERT_GE(treat.reason.margin.value_or(0), 0);
    cohort = {};
    for (int i = 0; i < treat.patients; ++i, ++patients) {
      cohort += tally_of(1, period > 0 && patients % period == 0 ? 1 : 0);
    }
    tally[static_cast<std::size_t>(treat.dose)] += cohort;
    last = treat.dose;
  }
  FAIL() << "no end after 100 patients";
}

TEST(ModelDesigns, EndOnEveryLadder) {
  for (const Model& model : models()) {
    for (const std::size_t doses : {1U, 3U, 10U}) {
      const AnyDesign design = made(model.design, model.options, doses);
      for (const int period : {0, 1, 4}) {
        SCOPED_TRACE(testing::Message()
                     << design.name() << ", doses " << doses << ", every " << period);
        expect_ends(design, doses, period);
      }
    }
  }
}

bool same(const Conclude& a, const Conclude& b) {
  return a.kind == b.kind && a.dose == b.dose && a.reason.rule == b.reason.rule;
}

bool treated(std::span<const Tally> tally, int dose) {
  return dose >= 0 && tally[static_cast<std::size_t>(dose)].evaluable > 0;
}

// What a design concludes when it is asked to before its end is what the same design concludes by
// itself where the trial was planned to have no more patients, as far as that dose was treated.
TEST(ModelDesigns, ConcludeAtAnyTimeAsAShorterTrialWould) {
  const std::vector<std::vector<Tally>> trials{{tally_of(3, 0), tally_of(3, 0), tally_of(6, 2), {}},
                                               {tally_of(6, 0), tally_of(6, 3), {}, {}},
                                               {tally_of(4, 0), tally_of(4, 0), tally_of(4, 0), {}},
                                               {tally_of(12, 12), {}, {}, {}}};
  for (const Model& model : models()) {
    Options shorter = model.options;
    shorter["max_patients"] = {std::int64_t{12}, {}};
    const AnyDesign planned = made(model.design, model.options, 4);
    const AnyDesign ended = made(model.design, shorter, 4);
    for (const auto& tally : trials) {
      const LadderHistory history = history_of(tally, 2, {});
      const auto asked = planned.conclusion(history);
      const LadderDecision by_itself = ended.next(history);
      ASSERT_TRUE(asked && std::holds_alternative<Conclude>(by_itself)) << planned.name();
      const auto& end = std::get<Conclude>(by_itself);
      const bool untreated = end.dose >= 0 && !treated(tally, end.dose);
      EXPECT_TRUE(untreated ? treated(tally, asked->dose) : same(*asked, end)) << planned.name();
    }
    EXPECT_EQ(planned.conclusion(history_of({}, -1, {}))->kind, ConclusionKind::no_safe_dose);
    const std::vector<Tally> nobody(4);
    EXPECT_EQ(planned.conclusion(history_of(nobody, -1, {}))->kind, ConclusionKind::n_reached);
  }
}

TEST(ModelDesigns, ConcludeBeforeTheirEndWithATreatedDoseOrNone) {
  const std::vector<std::vector<Tally>> trials{{tally_of(3, 0), {}, {}, {}},
                                               {{}, tally_of(3, 0), {}, {}},
                                               {{}, tally_of(6, 3), {}, tally_of(3, 3)},
                                               {tally_of(3, 0), {}, tally_of(3, 2), {}},
                                               {{}, {}, {}, tally_of(6, 6)}};
  for (const Model& model : models()) {
    const AnyDesign design = made(model.design, model.options, 4);
    for (const auto& tally : trials) {
      const Conclude asked = *design.conclusion(history_of(tally, 3, {}));
      EXPECT_EQ(asked.dose >= 0, asked.kind == ConclusionKind::mtd) << design.name();
      EXPECT_TRUE(asked.dose < 0 || treated(tally, asked.dose)) << design.name();
      EXPECT_TRUE(asked.kind != ConclusionKind::no_safe_dose || model.design == "CRM" ||
                  treated(tally, 0))
          << design.name() << ": a dose that nobody had is not known to be unsafe";
    }
  }
}

TEST(ModelDesigns, AnswerForALadderThatAGateCaps) {
  for (const Model& model : models()) {
    const AnyDesign design = made(model.design, model.options, 5);
    const std::vector<Tally> two{tally_of(3, 0), tally_of(4, 1)};
    const auto decision = design.next(history_of(two, 3, tally_of(1, 0)));
    const auto* treat = std::get_if<TreatDose>(&decision);
    ASSERT_NE(treat, nullptr);
    EXPECT_LT(treat->dose, 2);
    EXPECT_TRUE(std::holds_alternative<Conclude>(design.next(history_of({}, -1, {}))));
  }
}

TEST(ModelDesigns, CrmDoesNotEscalateAfterAToxicCohort) {
  const AnyDesign design = made("CRM", {}, 4);
  for (int dlt = 0; dlt <= 3; ++dlt) {
    const std::vector<Tally> tally{tally_of(9, 0), tally_of(3, dlt), {}, {}};
    const auto decision = design.next(history_of(tally, 1, design.recall(tally_of(3, dlt))));
    const auto& treat = std::get<TreatDose>(decision);
    EXPECT_LE(treat.dose, dlt >= 1 ? 1 : 2) << dlt;
  }
}

TEST(ModelDesigns, MoreDltsNeverRaiseTheDoseOfTheCrm) {
  for (const CrmModel model : {CrmModel::power, CrmModel::logistic}) {
    const CrmPosterior posterior({{model, 3}, {0.05, 0.15, 0.3, 0.45}, 0.3, 1.16, 18});
    for (std::size_t dose = 0; dose < 4; ++dose) {
      int before = 3;
      double mean_before = 10;
      for (int dlt = 0; dlt <= 6; ++dlt) {
        std::vector<Tally> tally{tally_of(6, 1), tally_of(3, 1), tally_of(3, 0), {}};
        tally[dose] = tally_of(6, dlt);
        const CrmMoments moments = posterior.moments({tally, {}, {}, 0});
        const int now = posterior.closest(moments.mean, 4).dose;
        EXPECT_LE(now, before);
        EXPECT_LT(moments.mean, mean_before);
        before = now;
        mean_before = moments.mean;
      }
    }
  }
}

TEST(ModelDesigns, RiskRisesWithTheDose) {
  const std::vector<Tally> tally{tally_of(3, 1), tally_of(3, 0), tally_of(6, 1), {}};
  for (const Model& model : models()) {
    const AnyDesign design = made(model.design, model.options, 4);
    double before = 0;
    for (const DoseEstimate& estimate : design.estimates(history_of(tally, 2, {}))) {
      if (estimate.name != "p_dlt") continue;
      EXPECT_GT(estimate.value, before) << design.name() << " dose " << estimate.dose;
      before = estimate.value;
    }
    EXPECT_GT(before, 0);
  }
}

std::vector<double> values(const std::vector<DoseEstimate>& estimates) {
  std::vector<double> all;
  for (const DoseEstimate& estimate : estimates) all.push_back(estimate.value);
  return all;
}

TEST(ModelDesigns, BorrowedPatientsOfFullWeightArePooledAndOfNoneIgnored) {
  const std::vector<Tally> own{tally_of(3, 0), tally_of(3, 1), {}};
  const std::vector<Tally> other{tally_of(6, 0), tally_of(6, 2), tally_of(3, 2)};
  const std::vector<Tally> pooled{tally_of(9, 0), tally_of(9, 3), tally_of(3, 2)};
  for (const Model& model : models()) {
    const AnyDesign design = made(model.design, model.options, 3);
    if (!design.borrows()) continue;
    LadderHistory history = history_of(own, 1, {});
    const auto alone = values(design.estimates(history));
    history.borrowed = other;
    EXPECT_EQ(values(design.estimates(history)), alone);
    history.borrowed_weight = 1;
    const auto with_all = values(design.estimates(history));
    const auto expected = values(design.estimates(history_of(pooled, 1, {})));
    ASSERT_EQ(with_all.size(), expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
      EXPECT_NEAR(with_all[i], expected[i], 1e-10) << design.name();
    }
    history.borrowed_weight = 0.5;
    EXPECT_GT(values(design.estimates(history)).back(), alone.back());
  }
}

TEST(ModelDesigns, BlrmIntervalsSumToOneAndFollowTheDose) {
  const BlrmPosterior posterior({{-1, 2, 0, 1, 0.3}, {-1.4, -0.7, 0, 0.7}, 0.16, 0.33, 12});
  const std::vector<Tally> tally{tally_of(3, 0), tally_of(6, 1), tally_of(3, 2)};
  const BlrmCounts counts = blrm_counts(tally, {}, 0, 4);
  const BlrmFit fit = posterior.fit(counts);
  const BlrmSummary summary = posterior.summary(counts);
  EXPECT_NEAR(fit.mean_a, summary.mean_a, 1e-12);
  double over = 0;
  for (std::size_t dose = 0; dose < 4; ++dose) {
    const auto [under, target, above] = fit.interval[dose];
    EXPECT_NEAR(under + target + above, 1, 1e-12);
    EXPECT_GT(above, over);
    over = above;
  }
}

TEST(ModelDesigns, SayEverythingThatIsWrongWithTheOptions) {
  const auto crm = make_design("CRM",
                               options_of({{"skeleton", std::vector{0.2, 0.1}},
                                           {"half_width", 0.4},
                                           {"prior_mtd", std::int64_t{7}},
                                           {"method", std::string("likelihood")},
                                           {"cutoff", 0.9}}),
                               numbered_ladder(3));
  ASSERT_FALSE(crm);
  for (const char* rule : {"design.option-per-dose", "design.skeleton", "design.half-width",
                           "design.prior-mtd", "design.crm-method"}) {
    EXPECT_NE(core::to_text(crm.error()).find(rule), std::string::npos) << rule;
  }
  EXPECT_FALSE(make_design("BLRM", options_of({{"interval_lo", 0.4}}), numbered_ladder(3)));
  EXPECT_FALSE(
      make_design("BLRM", options_of({{"doses", std::vector{2.0, 1.0, 3.0}}}), numbered_ladder(3)));
}

}  // namespace
}  // namespace caudata::design
