// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string>
#include <vector>

#include "anatomy/lesion.hpp"

namespace caudata::anatomy {

/// The patterns of injury that clinicians know by name.
enum class Phenotype : std::uint8_t {
  complete,       // nothing passes
  central_cord,   // grey matter and the paths to the hands; legs better than arms
  brown_sequard,  // the right half of the cord
  anterior_cord,  // all but the dorsal columns
  conus           // the end of the cord: sacral function, legs in part
};
inline constexpr std::array all_phenotypes{Phenotype::complete, Phenotype::central_cord,
                                           Phenotype::brown_sequard, Phenotype::anterior_cord,
                                           Phenotype::conus};
const char* name(Phenotype phenotype);

/// Numbers of data/anatomy/phenotypes.toml.
struct PhenotypeParameters {
  double spared;        // share of a tract called spared
  double length;        // of destroyed grey matter [mm]
  double zone, reach;   // [mm]
  double pool_loss;     // where grey matter is destroyed, except central cord
  double central_loss;  // the same, central cord
};
template <class V>
void visit(V& v, PhenotypeParameters& p) {
  v("spared", p.spared);
  v("length", p.length);
  v("zone", p.zone);
  v("reach", p.reach);
  v("pool_loss", p.pool_loss);
  v("central_loss", p.central_loss);
}

/// A textbook lesion whose rostral end is the rostral border of `first`, the first segment hurt. A
/// conus lesion reaches the end of the cord.
Lesion textbook(Phenotype phenotype, Segment first, const PhenotypeParameters& parameters,
                const Cord& cord);

}  // namespace caudata::anatomy
