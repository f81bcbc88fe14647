// SPDX-License-Identifier: Apache-2.0
#include "anatomy/phenotype.hpp"

#include <algorithm>

namespace caudata::anatomy {
namespace {

/// What passes on the right and on the left.
std::array<PerTract, sides> passing(Phenotype phenotype, double spared) {
  const PerTract none{}, all{spared, spared, spared, spared};
  switch (phenotype) {
    case Phenotype::complete:
    case Phenotype::conus:
      return {none, none};
    case Phenotype::central_cord:
      return {all, all};
    case Phenotype::brown_sequard:
      return {none, all};
    case Phenotype::anterior_cord:
      return {PerTract{0, 0, spared, 0}, PerTract{0, 0, spared, 0}};
  }
  return {};
}

}  // namespace

const char* name(Phenotype phenotype) {
  switch (phenotype) {
    case Phenotype::complete:
      return "complete";
    case Phenotype::central_cord:
      return "central cord";
    case Phenotype::brown_sequard:
      return "Brown-Séquard";
    case Phenotype::anterior_cord:
      return "anterior cord";
    case Phenotype::conus:
      return "conus";
  }
  return "";
}

Lesion textbook(Phenotype phenotype, Segment first, const PhenotypeParameters& p,
                const Cord& cord) {
  const double rostral = cord.start(first);
  const bool to_the_end = phenotype == Phenotype::conus;
  const double caudal = to_the_end ? cord.length() : std::min(rostral + p.length, cord.length());
  const auto spared = passing(phenotype, p.spared);
  Lesion lesion;
  for (const Side side : both_sides) lesion[side] = {rostral, caudal, spared[index(side)]};
  if (phenotype == Phenotype::brown_sequard) lesion[Side::left].rostral = cord.length();
  if (phenotype == Phenotype::brown_sequard) lesion[Side::left].caudal = cord.length();
  lesion.zone = p.zone;
  lesion.reach = p.reach;
  lesion.pool_loss = phenotype == Phenotype::central_cord ? p.central_loss : p.pool_loss;
  return lesion;
}

}  // namespace caudata::anatomy
