// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "patient/person.hpp"

/// Numbers of data/patient/care.toml: what care changes.
namespace caudata::patient {

struct CareParameters {
  double early_surgery;   // on the log-odds of the share of axons spared
  double steroids;        // likewise
  double rehabilitation;  // exponent of the person's intensity on plasticity
  double era;             // on the log-odds that an injury complete at admission spares axons
};
template <class V>
void visit(V& v, CareParameters& p) {
  v("early_surgery", p.early_surgery);
  v("steroids", p.steroids);
  v("rehabilitation", p.rehabilitation);
  v("era", p.era);
}

/// What a person's care adds to the log-odds of spared axons.
inline double spared_by_care(const CareParameters& p, const Covariates& person) {
  return p.early_surgery * (person.surgery == Surgery::within_24_hours) +
         p.steroids * (person.steroids == Steroids::given);
}

}  // namespace caudata::patient
