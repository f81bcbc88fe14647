// SPDX-License-Identifier: Apache-2.0
#include "graft/fields/field_parameters.hpp"

#include "core/contract.hpp"
#include "core/time_units.hpp"

namespace caudata::graft {
namespace {

constexpr double fields_ln2 = 0.69314718055994530942;

MediumRole& fields_role(Transport& transport, Medium medium) {
  return transport.medium[static_cast<std::size_t>(medium)];
}

Transport fields_free(double tissue, double csf, double boundary_layer, double decay) {
  EXPECTS(boundary_layer > 0);
  Transport transport;
  fields_role(transport, Medium::cord) = MediumRole::diffuses(tissue);
  fields_role(transport, Medium::cavity) = MediumRole::diffuses(csf);
  fields_role(transport, Medium::canal) = MediumRole::exchanges(csf / boundary_layer);
  transport.decay = decay;
  return transport;
}

Transport fields_metabolite(const MetaboliteParameters& m, double boundary_layer) {
  return fields_free(m.tissue_diffusion, m.csf_diffusion, boundary_layer, 0);
}

Transport fields_soluble(const SolubleParameters& s, const FieldParameters& p) {
  return fields_free(s.tissue_diffusion * p.binding, s.csf_diffusion, p.boundary_layer,
                     fields_ln2 / (s.half_life * core::seconds_per_hour));
}

Transport fields_bound(const BoundParameters& b) {
  Transport transport;
  fields_role(transport, Medium::cord) = MediumRole::diffuses(b.diffusion);
  transport.decay = fields_ln2 / (b.half_life * core::seconds_per_day);
  return transport;
}

}  // namespace

std::string_view name(Substance substance) {
  switch (substance) {
    case Substance::oxygen:
      return "oxygen";
    case Substance::glucose:
      return "glucose";
    case Substance::contact:
      return "contact";
    case Substance::soluble:
      return "soluble";
    case Substance::immunomodulatory:
      return "immunomodulatory";
  }
  return "";
}

std::string_view unit(Substance substance) {
  switch (substance) {
    case Substance::oxygen:
    case Substance::glucose:
      return "mol/m^3";
    case Substance::soluble:
    case Substance::immunomodulatory:
      return "ng/mL";
    case Substance::contact:
      return "1";
  }
  return "";
}

Transport transport_of(Substance substance, const FieldParameters& p) {
  switch (substance) {
    case Substance::oxygen:
      return fields_metabolite(p.oxygen, p.boundary_layer);
    case Substance::glucose:
      return fields_metabolite(p.glucose, p.boundary_layer);
    case Substance::soluble:
      return fields_soluble(p.soluble, p);
    case Substance::immunomodulatory:
      return fields_soluble(p.immunomodulatory, p);
    case Substance::contact:
      return fields_bound(p.contact);
  }
  return {};
}

}  // namespace caudata::graft
