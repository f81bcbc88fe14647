// SPDX-License-Identifier: Apache-2.0
#include "graft/rules/secrete.hpp"

#include <algorithm>
#include <vector>

#include "core/contract.hpp"

namespace caudata::graft {
namespace {

using product::CellType;

constexpr double cells_of_a_rate = 1e6;  // the unit of the data, pg / (1e6 cells d)
constexpr double pg_per_ng = 1000;

/// Factor of the type when mature.
double mature_factor(const PoolParameters& p, CellType type) {
  switch (type) {
    case CellType::pluripotent:
    case CellType::motor_neuron_progenitor:
    case CellType::other_progenitor:
      return 1;
    case CellType::motor_neuron:
    case CellType::interneuron:
      return p.neuron;
    case CellType::opc:
    case CellType::oligodendrocyte:
      return p.oligodendroglia;
    case CellType::astrocyte:
      return p.astrocyte;
    case CellType::mesenchymal:
      return p.mesenchymal;
  }
  return 0;
}

bool secretion_matures(CellType type) {
  return type == CellType::motor_neuron || type == CellType::interneuron ||
         type == CellType::astrocyte;
}

bool is_secreting(Compartment c) { return c != Compartment::dead && c != Compartment::left; }

/// Rates of all types, stages and niches.
class SecretionTable {
 public:
  SecretionTable(const SecreteParameters& p, double stages, Pool pool)
      : last_(static_cast<std::size_t>(stages)), rate_(product::cell_types * 2 * (last_ + 1)) {
    for (const CellType type : product::every_cell_type)
      for (const Niche niche : {Niche::tissue, Niche::fluid})
        for (std::size_t stage = 0; stage <= last_; ++stage)
          rate_[place(type, niche, stage)] = static_cast<float>(
              secretion(p, stages, pool, type, static_cast<std::uint8_t>(stage), niche));
  }
  float at(CellType type, Niche niche, std::uint8_t stage) const {
    return rate_[place(type, niche, std::min(std::size_t{stage}, last_))];
  }

 private:
  std::size_t place(CellType type, Niche niche, std::size_t stage) const {
    return (product::index(type) * 2 + static_cast<std::size_t>(niche)) * (last_ + 1) + stage;
  }
  std::size_t last_;
  std::vector<float> rate_;
};

}  // namespace

const char* name(Pool pool) {
  switch (pool) {
    case Pool::contact:
      return "contact";
    case Pool::soluble:
      return "soluble";
    case Pool::immunomodulatory:
      return "immunomodulatory";
  }
  return "";
}

double secretion(const SecreteParameters& p, double stages, Pool pool, CellType type,
                 std::uint8_t stage, Niche niche) {
  const PoolParameters& of_pool = p.pool[static_cast<std::size_t>(pool)];
  const double maturity =
      secretion_matures(type) ? std::min(static_cast<double>(stage) / stages, 1.0) : 1;
  const double factor = 1 + maturity * (mature_factor(of_pool, type) - 1);
  return of_pool.rate / cells_of_a_rate * factor * (niche == Niche::fluid ? p.in_fluid : 1);
}

void secrete(const SecreteParameters& p, double stages, Pool pool, const SecreteBatch& b) {
  EXPECTS(b.stages.size() == b.types.size() && b.where.size() == b.types.size());
  EXPECTS(b.rates.size() == b.types.size());
  const SecretionTable table(p, stages, pool);
  for (std::size_t i = 0; i < b.types.size(); ++i)
    b.rates[i] =
        is_secreting(b.where[i]) ? table.at(b.types[i], niche_of(b.where[i]), b.stages[i]) : 0;
}

void secrete_plain(const SecreteParameters& p, double stages, Pool pool, const SecreteBatch& b) {
  for (std::size_t i = 0; i < b.types.size(); ++i)
    b.rates[i] = is_secreting(b.where[i])
                     ? static_cast<float>(secretion(p, stages, pool, b.types[i], b.stages[i],
                                                    niche_of(b.where[i])))
                     : 0;
}

double steady_concentration(double rate, double volume, double clearance) {
  return rate / pg_per_ng / (volume * clearance);
}

}  // namespace caudata::graft
