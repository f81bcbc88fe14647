// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "graft/fields/transport.hpp"

/// Numbers of data/graft/fields.toml.
namespace caudata::graft {

/// What has a field. Trophic factors act by contact, through the tissue, or on inflammation.
/// Proteoglycan and inflammation have none: LesionEnvironment says what there is of them.
enum class Substance : std::uint8_t { oxygen, glucose, contact, soluble, immunomodulatory };
inline constexpr std::size_t substance_count = 5;
inline constexpr std::array every_substance{Substance::oxygen, Substance::glucose,
                                            Substance::contact, Substance::soluble,
                                            Substance::immunomodulatory};
std::string_view name(Substance substance);

/// Of the concentrations in a field; an amount is that times mm^3.
std::string_view unit(Substance substance);

/// What blood and CSF bring and cells burn: not lost but by uptake.
struct MetaboliteParameters {
  double tissue_diffusion, csf_diffusion;  // [mm^2/s]
  double csf;                              // [mol/m^3] in the CSF
};
template <class V>
void visit(V& v, MetaboliteParameters& p) {
  v("tissue_diffusion", p.tissue_diffusion);
  v("csf_diffusion", p.csf_diffusion);
  v("csf", p.csf);
}

/// What spreads through tissue and leaves it for the CSF.
struct SolubleParameters {
  double tissue_diffusion, csf_diffusion;  // [mm^2/s]
  double half_life;                        // [h]
};
template <class V>
void visit(V& v, SolubleParameters& p) {
  v("tissue_diffusion", p.tissue_diffusion);
  v("csf_diffusion", p.csf_diffusion);
  v("half_life", p.half_life);
}

/// What stays in the tissue.
struct BoundParameters {
  double diffusion;  // [mm^2/s]
  double half_life;  // [d]
};
template <class V>
void visit(V& v, BoundParameters& p) {
  v("diffusion", p.diffusion);
  v("half_life", p.half_life);
}

struct FieldParameters {
  MetaboliteParameters oxygen, glucose;
  SolubleParameters soluble, immunomodulatory;
  BoundParameters contact;
  double binding;         // share of its diffusion that binding leaves a soluble factor
  double boundary_layer;  // [mm] of unstirred CSF on the surface of the cord
};
template <class V>
void visit(V& v, FieldParameters& p) {
  v.group("oxygen", p.oxygen);
  v.group("glucose", p.glucose);
  v.group("soluble", p.soluble);
  v.group("immunomodulatory", p.immunomodulatory);
  v.group("contact", p.contact);
  v("binding", p.binding);
  v("boundary_layer", p.boundary_layer);
}

/// How a substance moves in cord and fluid-filled cavity, with the canal as a well-mixed bath
/// behind its boundary layer. What is bound stays in the cord. Faces of the box let nothing
/// through. The concentration in the canal is the caller's to set (`fill`).
Transport transport_of(Substance substance, const FieldParameters& p);

}  // namespace caudata::graft
