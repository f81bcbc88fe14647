// SPDX-License-Identifier: Apache-2.0
#include "trial/parameters_read.hpp"

#include "trial/study.hpp"

namespace caudata::trial {

std::vector<std::string> parameters_read(const Protocol& protocol) {
  const core::Ledger nothing;  // of which every path is missing that is read
  std::vector<std::string> paths;
  const patient::ExaminedPopulation people(nothing, protocol.eligibility.region, paths);
  const safety::BackgroundEvents background(nothing, paths);
  safety::attribution_model(nothing, paths);
  return paths;
}

}  // namespace caudata::trial
