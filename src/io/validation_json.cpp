// SPDX-License-Identifier: Apache-2.0
#include "io/validation_json.hpp"

#include <cmath>
#include <nlohmann/json.hpp>

namespace caudata::io {
namespace {

using Json = nlohmann::ordered_json;
using evidence::Prediction;
using evidence::Target;

Json finite(double x) { return std::isfinite(x) ? Json(x) : Json(nullptr); }
Json where(const Prediction& p, double x) { return p.value ? finite(x) : Json(nullptr); }

Json entry(const Target& t, const Prediction& p) {
  return Json{{"id", t.id},
              {"predicted", where(p, p.value.value_or(0))},
              {"lower_90", where(p, p.interval_90.lower)},
              {"upper_90", where(p, p.interval_90.upper)},
              {"observed", t.observed},
              {"observed_lower", t.limits.lower},
              {"observed_upper", t.limits.upper},
              {"z", p.z ? Json(*p.z) : Json(nullptr)},
              {"inside_90", p.inside_90}};
}

Json rich_entry(const Target& t, const Prediction& p) {
  Json e = entry(t, p);
  e["verdict"] = name(evidence::verdict(p));
  e["within_tolerance"] = p.within_tolerance;
  e["why_not"] = p.why_not;
  e["why_no_z"] = p.why_no_z;
  e["why_missed"] = evidence::reason_for_miss(t, p);
  e["persons"] = p.persons;
  e["mc_error"] = where(p, p.mc_error);
  e["sampling_error"] = where(p, p.sampling_error);
  e["parameter_error"] = where(p, p.parameter_error);
  e["n"] = t.n ? Json(*t.n) : Json(nullptr);
  e["statistic"] = t.statistic_text;
  e["population"] = t.population_text;
  e["baseline"] = evidence::to_text(t.baseline);
  e["visit"] = t.visit ? Json(evidence::to_text(*t.visit)) : Json(nullptr);
  e["split"] = name(t.split);
  e["source"] = t.source;
  return e;
}

template <class Entry>
Json all_targets(const report::ValidationInput& input, Entry one) {
  Json list = Json::array();
  for (std::size_t i = 0; i < input.targets.size(); ++i)
    list.push_back(one(input.targets[i], input.predictions[i]));
  return list;
}

}  // namespace

std::string validation_json(const report::ValidationInput& input) {
  return Json{{"targets", all_targets(input, entry)}}.dump(2) + "\n";
}

std::string stored_validation_json(const report::ValidationInput& input) {
  const evidence::Coverage c = evidence::coverage(input.predictions);
  return Json{{"command", input.command},
              {"version", input.version},
              {"parameters_sha256", input.data_hash},
              {"targets_file", input.file},
              {"targets_sha256", input.targets_hash},
              {"persons", input.persons},
              {"seed", input.seed},
              {"posterior_draws", input.posterior_draws},
              {"coverage",
               {{"targets", c.targets},
                {"predicted", c.predicted},
                {"within_tolerance", c.within_tolerance},
                {"inside_90", c.inside_90}}},
              {"targets", all_targets(input, rich_entry)}}
             .dump(2) +
         "\n";
}

}  // namespace caudata::io
