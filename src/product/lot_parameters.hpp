// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

#include "product/cell_type.hpp"

/// Numbers of data/product/lot.toml.
namespace caudata::product {

/// A property of a middling lot and how lots differ in it: a standard deviation on the logit scale
/// for shares, a geometric one for the residual pluripotent share.
struct BetweenLots {
  double median, between_lots;
};
template <class V>
void visit(V& v, BetweenLots& p) {
  v("median", p.median);
  v("between_lots", p.between_lots);
}

/// Weights of the types that are neither pluripotent nor motor neuron progenitors; in any unit.
struct OtherTypes {
  std::array<double, cell_types> weight{};
};
template <class V>
void visit(V& v, OtherTypes& p) {
  for (const CellType type : every_cell_type)
    if (type != CellType::pluripotent && type != CellType::motor_neuron_progenitor &&
        type != CellType::oligodendrocyte)
      v(name(type), p.weight[index(type)]);
}

struct LotSizes {
  double median;        // diameter of a middling lot [um]
  double between_lots;  // geometric standard deviation
  double within;        // geometric standard deviation
};
template <class V>
void visit(V& v, LotSizes& p) {
  v("median", p.median);
  v("between_lots", p.between_lots);
  v("within", p.within);
}

struct LotDensities {
  double mean, between_lots, within;  // [g/mL]
};
template <class V>
void visit(V& v, LotDensities& p) {
  v("mean", p.mean);
  v("between_lots", p.between_lots);
  v("within", p.within);
}

struct LotClumps {
  double mean;          // cells of a particle, middling lot
  double between_lots;  // geometric standard deviation of mean - 1
};
template <class V>
void visit(V& v, LotClumps& p) {
  v("mean", p.mean);
  v("between_lots", p.between_lots);
}

struct LotParameters {
  BetweenLots viability, purity, pluripotent;
  OtherTypes other;
  LotSizes diameter;
  LotDensities density;
  LotClumps clump;
};
template <class V>
void visit(V& v, LotParameters& p) {
  v.group("viability", p.viability);
  v.group("purity", p.purity);
  v.group("pluripotent", p.pluripotent);
  v.group("other", p.other);
  v.group("diameter", p.diameter);
  v.group("density", p.density);
  v.group("clump", p.clump);
}

}  // namespace caudata::product
