// SPDX-License-Identifier: Apache-2.0
#include "graft/course/graft_course.hpp"

/// Checkpoints of a whole graft.
namespace caudata::graft {
namespace {

void put_snapshot(ByteWriter& out, const Snapshot& s) {
  out.put(s.hours);
  out.put(s.ledger);
  out.put(s.by_region);
  out.put(s.adherent_by_surface);
  out.put(s.adherent_to_cord);
  out.put(s.lesion_adherent_dorsal);
  out.put(s.living_by_type);
  out.put(s.starved);
  out.put(s.weight);
  out.put(std::uint64_t{s.drawn.size()});
  for (const DrawnCell& c : s.drawn) {
    out.put(std::array<float, 4>{c.x, c.y, c.z, c.radius});
    out.put(std::array<std::uint64_t, 2>{c.id, c.clone});
    out.put(std::array<std::uint8_t, 4>{static_cast<std::uint8_t>(c.type),
                                        static_cast<std::uint8_t>(c.compartment),
                                        static_cast<std::uint8_t>(c.surface), 0});
  }
}

Snapshot get_snapshot(ByteReader& in) {
  Snapshot s;
  s.hours = in.get<double>();
  s.ledger = in.get<CellLedger>();
  s.by_region = in.get<decltype(s.by_region)>();
  s.adherent_by_surface = in.get<decltype(s.adherent_by_surface)>();
  s.adherent_to_cord = in.get<decltype(s.adherent_to_cord)>();
  s.lesion_adherent_dorsal = in.get<decltype(s.lesion_adherent_dorsal)>();
  s.living_by_type = in.get<decltype(s.living_by_type)>();
  s.starved = in.get<std::uint64_t>();
  s.weight = in.get<double>();
  const auto n = in.get<std::uint64_t>();
  for (std::uint64_t i = 0; i < n && in.whole(); ++i) {
    const auto place = in.get<std::array<float, 4>>();
    const auto who = in.get<std::array<std::uint64_t, 2>>();
    const auto what = in.get<std::array<std::uint8_t, 4>>();
    s.drawn.push_back({place[0], place[1], place[2], who[0], who[1],
                       static_cast<product::CellType>(what[0]), static_cast<Compartment>(what[1]),
                       static_cast<Surface>(what[2]), place[3]});
  }
  return s;
}

core::Issue unfit(const char* section) {
  return {core::Severity::error,
          "graft.checkpoint",
          {},
          std::string("the section \"") + section + "\" of the checkpoint does not fit this graft",
          "its content is not that of this plan",
          "start the run again without --resume"};
}

}  // namespace

void GraftCourse::write_head(ByteWriter& out) const {
  out.put(hour_);
  out.put(thickest_);
  out.put(residual_);
  out.put(adherence_);
  out.put(std::uint64_t{snapshots_.size()});
  for (const Snapshot& s : snapshots_) put_snapshot(out, s);
}

bool GraftCourse::read_head(ByteReader& in) {
  hour_ = in.get<double>();
  thickest_ = in.get<double>();
  residual_ = in.get<double>();
  adherence_ = in.get<LesionAdherence>();
  const auto n = in.get<std::uint64_t>();
  if (n > due_.size()) return false;
  snapshots_.clear();
  for (std::uint64_t i = 0; i < n && in.whole(); ++i) snapshots_.push_back(get_snapshot(in));
  return in.whole();
}

void GraftCourse::write(
    const std::function<void(const char*, std::span<const std::byte>)>& add) const {
  const auto section = [&](const char* name, const auto& content) {
    ByteWriter out([&](std::span<const std::byte> bytes) { add(name, bytes); });
    content(out);
    out.finish();
  };
  section("course", [&](ByteWriter& out) { write_head(out); });
  section("canal", [&](ByteWriter& out) { canal_->write(out); });
  section("tissue", [&](ByteWriter& out) { tissue_->write(out); });
}

core::Issues GraftCourse::read(const std::function<core::Result<ByteReader>(const char*)>& open) {
  core::Issues issues;
  const auto section = [&](const char* name, const auto& content) {
    if (issues.has_errors()) return;
    auto in = open(name);
    if (!in)
      issues.add(in.error());
    else if (!content(*in) || !in->at_end())
      issues.add(unfit(name));
  };
  section("course", [&](ByteReader& in) { return read_head(in); });
  section("canal", [&](ByteReader& in) { return canal_->read(in); });
  section("tissue", [&](ByteReader& in) {
    const core::Issues found = tissue_->read(in);
    issues.add(found);
    return !found.has_errors();
  });
  return issues;
}

}  // namespace caudata::graft
