// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>
#include <vector>

#include "oc/accumulator.hpp"

/// The sums of a scenario as JSON, by their `visit`. For checkpoint.cpp alone: a parser header.
namespace caudata::io {

using CheckpointJson = nlohmann::json;

inline CheckpointJson to_json(std::uint64_t n) { return n; }
inline CheckpointJson to_json(const oc::IntegerSums& s) {
  return CheckpointJson::array({s.sum, s.squares});
}
inline CheckpointJson to_json(const oc::Histogram& h) {
  CheckpointJson pairs = CheckpointJson::array();
  for (const auto& [value, times] : h.counts())
    pairs.push_back(CheckpointJson::array({value, times}));
  return pairs;
}
inline CheckpointJson to_json(const design::Conclusion& c) {
  if (!c.level) return CheckpointJson::array({static_cast<int>(c.kind)});
  return CheckpointJson::array({static_cast<int>(c.kind), c.level->part, c.level->dose});
}
inline CheckpointJson to_json(const std::map<design::Conclusion, std::uint64_t>& conclusions) {
  CheckpointJson pairs = CheckpointJson::array();
  for (const auto& [conclusion, times] : conclusions)
    pairs.push_back(CheckpointJson::array({to_json(conclusion), times}));
  return pairs;
}
inline CheckpointJson to_json(const oc::Courses& courses) {
  CheckpointJson rows = CheckpointJson::array();
  for (const auto& [course, seen] : courses.all())
    rows.push_back(
        {to_json(course.conclusion), course.treated, course.dlt, seen.times, seen.first});
  return rows;
}
inline CheckpointJson to_json(const oc::Pick& pick) {
  if (!pick.best()) return nullptr;
  return CheckpointJson::array({pick.best()->rank, pick.best()->number, pick.best()->trial});
}

inline CheckpointJson to_json(const oc::PointSums& s) {
  return CheckpointJson::array({s.patients, s.points.sum, s.points.squares});
}

template <class S>
CheckpointJson fields_to_json(const S& sums);

inline CheckpointJson to_json(const std::vector<oc::VisitRecovery>& visits) {
  CheckpointJson all = CheckpointJson::array();
  for (const oc::VisitRecovery& one : visits) all.push_back(fields_to_json(one));
  return all;
}
inline CheckpointJson to_json(const oc::NaturalRecovery& recovery) {
  return fields_to_json(recovery);
}

inline CheckpointJson to_json(const std::vector<std::vector<oc::LevelSums>>& levels) {
  CheckpointJson parts = CheckpointJson::array();
  for (const auto& part : levels) {
    CheckpointJson doses = CheckpointJson::array();
    for (const auto& level : part) doses.push_back(fields_to_json(level));
    parts.push_back(std::move(doses));
  }
  return parts;
}

template <class S>
CheckpointJson fields_to_json(const S& sums) {
  CheckpointJson object = CheckpointJson::object();
  auto write = [&](const char* name, const auto& field) { object[name] = to_json(field); };
  visit(write, sums);
  return object;
}

// Reading throws nlohmann::json::exception or std::range_error; checkpoint.cpp turns both into an
// issue.

inline void from_json(const CheckpointJson& j, std::uint64_t& n) { n = j.get<std::uint64_t>(); }
inline void from_json(const CheckpointJson& j, oc::IntegerSums& s) {
  s = {j.at(0).get<std::int64_t>(), j.at(1).get<std::uint64_t>()};
}
inline void from_json(const CheckpointJson& j, oc::Histogram& h) {
  for (const CheckpointJson& pair : j)
    h.add(pair.at(0).get<int>(), pair.at(1).get<std::uint64_t>());
}
inline void from_json(const CheckpointJson& j, design::Conclusion& c) {
  const int kind = j.at(0).get<int>();
  if (kind < 0 || kind > static_cast<int>(design::ConclusionKind::accrual_ended))
    throw std::range_error("conclusion");
  c = {static_cast<design::ConclusionKind>(kind), std::nullopt};
  if (j.size() == 3) c.level = {j.at(1).get<std::uint8_t>(), j.at(2).get<std::uint8_t>()};
}
inline void from_json(const CheckpointJson& j,
                      std::map<design::Conclusion, std::uint64_t>& conclusions) {
  for (const CheckpointJson& pair : j) {
    design::Conclusion conclusion;
    from_json(pair.at(0), conclusion);
    conclusions[conclusion] = pair.at(1).get<std::uint64_t>();
  }
}
inline void from_json(const CheckpointJson& j, oc::Courses& courses) {
  for (const CheckpointJson& row : j) {
    oc::Course course;
    from_json(row.at(0), course.conclusion);
    course.treated = row.at(1).get<int>();
    course.dlt = row.at(2).get<int>();
    courses.add(course, {row.at(3).get<std::uint64_t>(), row.at(4).get<std::uint32_t>()});
  }
}
inline void from_json(const CheckpointJson& j, oc::Pick& pick) {
  if (!j.is_null())
    pick.offer(
        {j.at(0).get<std::int64_t>(), j.at(1).get<std::int64_t>(), j.at(2).get<std::uint32_t>()});
}

inline void from_json(const CheckpointJson& j, oc::PointSums& s) {
  s.patients = j.at(0).get<std::uint64_t>();
  s.points = {j.at(1).get<std::int64_t>(), j.at(2).get<std::uint64_t>()};
}

template <class S>
S fields_from_json(const CheckpointJson& object);

inline void from_json(const CheckpointJson& j, std::vector<oc::VisitRecovery>& visits) {
  for (const CheckpointJson& one : j) visits.push_back(fields_from_json<oc::VisitRecovery>(one));
}
inline void from_json(const CheckpointJson& j, oc::NaturalRecovery& recovery) {
  recovery = fields_from_json<oc::NaturalRecovery>(j);
}

inline void from_json(const CheckpointJson& j, std::vector<std::vector<oc::LevelSums>>& levels) {
  for (const CheckpointJson& part : j) {
    levels.emplace_back();
    for (const CheckpointJson& level : part)
      levels.back().push_back(fields_from_json<oc::LevelSums>(level));
  }
}

template <class S>
S fields_from_json(const CheckpointJson& object) {
  S sums;
  auto read = [&](const char* name, auto& field) { from_json(object.at(name), field); };
  visit(read, sums);
  return sums;
}

}  // namespace caudata::io
