// SPDX-License-Identifier: Apache-2.0
#include "graft/rules/commit.hpp"

#include <algorithm>
#include <array>

#include "core/contract.hpp"
#include "core/elementary.hpp"
#include "graft/rules/candidates.hpp"

namespace caudata::graft {
namespace {

using product::CellType;

bool commits_itself(CellType type) {
  return type == CellType::motor_neuron_progenitor || type == CellType::other_progenitor;
}
bool is_committed_neuron(CellType type) {
  return type == CellType::motor_neuron || type == CellType::interneuron;
}

/// [1/d] out of one stage; 0 for what has none.
double stage_rate(const CommitParameters& p, CellType type) {
  if (is_committed_neuron(type)) return p.stages / p.neuron;
  if (type == CellType::astrocyte) return p.stages / p.astrocyte;
  if (type == CellType::opc) return p.stages / p.oligodendrocyte;
  return 0;
}

/// A cell as the chain sees it.
struct Committing {
  CellType type;
  std::uint8_t stage;
  Niche niche;
  bool dead{false};
};

bool passed_all_stages(const CommitParameters& p, const Committing& c) {
  return static_cast<double>(c.stage) >= p.stages;
}

/// [1/d] of all events together.
double event_rate(const CommitParameters& p, const Committing& c) {
  const bool fluid = c.niche == Niche::fluid;
  if (commits_itself(c.type)) return 1 / p.exit + (fluid ? p.fluid_mesenchymal : 0);
  const double death = fluid && is_committed_neuron(c.type) ? p.fluid_neuron_death : 0;
  return death + (passed_all_stages(p, c) ? 0 : stage_rate(p, c.type));
}

CellType fate_of(const CommitParameters& p, const Committing& c, double day, double uniform) {
  const FateOdds odds = fate_odds(p, c.type, c.niche, day);
  if (uniform < odds.astrocyte) return CellType::astrocyte;
  if (uniform >= odds.astrocyte + odds.neuron) return CellType::opc;
  return c.type == CellType::motor_neuron_progenitor ? CellType::motor_neuron
                                                     : CellType::interneuron;
}

/// One event; `uniform` says which.
void commit_event(const CommitParameters& p, Committing& c, double day, double uniform) {
  const double total = event_rate(p, c);
  if (commits_itself(c.type)) {
    const double leave = 1 / p.exit / total;
    c.type = uniform < leave ? fate_of(p, c, day, uniform / leave) : CellType::mesenchymal;
    c.stage = 0;
  } else if (passed_all_stages(p, c) || uniform >= stage_rate(p, c.type) / total) {
    c.dead = true;
  } else {
    ++c.stage;
    if (c.type == CellType::opc && passed_all_stages(p, c)) c.type = CellType::oligodendrocyte;
  }
}

/// All events of one cell within the step, one after the other (Gillespie, J Phys Chem 1977).
Committing live_through(const CommitParameters& p, const GraftKey& key, const RuleStep& step,
                        CellId cell, CellId clone, Committing c) {
  double passed = 0;
  for (std::uint32_t event = 0;; ++event) {
    const double rate = event_rate(p, c);
    if (c.dead || rate == 0) return c;
    const auto words = key.words(cell, step.number, Purpose::commit, event);
    passed += -core::log1p(-uniform_of(words[0], words[1])) / rate;
    if (passed >= step.days) return c;
    commit_event(p, c, step.since(clone) + passed, uniform_of(words[2], words[3]));
  }
}

void live_through(const CommitParameters& p, const GraftKey& key, const RuleStep& step,
                  const CommitBatch& b, std::size_t i) {
  const Committing c = live_through(p, key, step, b.cells[i], b.clones[i],
                                    {b.types[i], b.stages[i], niche_of(b.where[i])});
  b.types[i] = c.type;
  b.stages[i] = c.stage;
  b.died[i] = c.dead ? 1 : 0;
}

/// Probability of any event within the step: by type, niche, and whether all stages are passed.
class EventTable {
 public:
  EventTable(const CommitParameters& p, double days)
      : stages_(static_cast<std::uint8_t>(p.stages)) {
    for (const CellType type : product::every_cell_type)
      for (const Niche niche : {Niche::tissue, Niche::fluid})
        for (const std::uint8_t stage : {std::uint8_t{0}, stages_})
          at(type, niche, stage) = -core::expm1(-days * event_rate(p, {type, stage, niche}));
  }
  double& at(CellType type, Niche niche, std::uint8_t stage) {
    const std::size_t row = product::index(type) * 4 + static_cast<std::size_t>(niche) * 2;
    return p_[row + (stage >= stages_ ? 1u : 0u)];
  }

 private:
  std::uint8_t stages_;
  std::array<double, product::cell_types * 4> p_{};
};

void expect_sizes_of_commitment(const CommitBatch& b) {
  EXPECTS(b.clones.size() == b.cells.size() && b.where.size() == b.cells.size());
  EXPECTS(b.types.size() == b.cells.size() && b.stages.size() == b.cells.size());
  EXPECTS(b.died.size() == b.cells.size());
}

}  // namespace

FateOdds fate_odds(const CommitParameters& p, CellType progenitor, Niche niche, double day) {
  EXPECTS(commits_itself(progenitor));
  const bool motor = progenitor == CellType::motor_neuron_progenitor;
  const double in_tissue = motor ? p.motor_astrocyte : p.other_astrocyte;
  const double factor = niche == Niche::fluid ? p.fluid_astrocyte_odds : 1;
  const double astrocyte = in_tissue * factor / (1 - in_tissue + in_tissue * factor);
  const double rest = 1 - astrocyte;
  const double neuron = motor ? core::exp(-day / p.motor_switch) : p.other_neuron;
  return {astrocyte, rest * neuron, rest * (1 - neuron)};
}

bool is_mature(const CommitParameters& p, CellType type, std::uint8_t stage) {
  return type == CellType::oligodendrocyte ||
         (stage_rate(p, type) > 0 && static_cast<double>(stage) >= p.stages);
}

void commit(const CommitParameters& p, const GraftKey& key, const RuleStep& step,
            const CommitBatch& b) {
  expect_sizes_of_commitment(b);
  EventTable table(p, step.days);
  std::ranges::fill(b.died, std::uint8_t{0});
  for_each_candidate(
      key, step.number, Purpose::commit, b.cells,
      [&](std::size_t i) { return table.at(b.types[i], niche_of(b.where[i]), b.stages[i]); },
      [&](std::size_t i) { live_through(p, key, step, b, i); });
}

void commit_plain(const CommitParameters& p, const GraftKey& key, const RuleStep& step,
                  const CommitBatch& b) {
  for (std::size_t i = 0; i < b.cells.size(); ++i) live_through(p, key, step, b, i);
}

}  // namespace caudata::graft
