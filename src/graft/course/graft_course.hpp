// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "core/team.hpp"
#include "graft/course/graft_result.hpp"
#include "graft/course/graft_setup.hpp"
#include "graft/course/published_finding.hpp"

namespace caudata::graft {

/// Whole hours at which a course is described: some of the first day after each dose, then days,
/// one and two months after the last dose, and the end.
std::vector<double> snapshot_hours(const DosePlan& doses, double days);

/// The cells of a person from the needle on: hour by hour those of the canal, who adheres to pia or
/// lesion goes over to the tissue, then those of the cord. Everything follows from plan, parameters
/// and key.
class GraftCourse {
 public:
  /// `team` must outlive the course.
  GraftCourse(const GraftPlan& plan, const GraftParameters& parameters, GraftSetup setup,
              core::Team& team);
  ~GraftCourse();

  double hours() const { return hour_; }
  double end() const { return end_; }

  /// One hour. False at the end.
  bool step();

  const std::vector<Snapshot>& snapshots() const { return snapshots_; }
  /// The state now.
  Snapshot snapshot() const;
  CellLedger ledger() const;

  /// After the end: everything that the run leaves behind, beside what was published. Nothing else
  /// of a course ever sees a published number.
  GraftResult result(const GraftEvidence& published = {}) const;

  /// Checkpoints between steps. `add(section, bytes)` gets a section in pieces, one section after
  /// the other: a full dose would not fit into memory twice. `get(section)` gives all its bytes.
  /// Read into a course that has not moved.
  void write(const std::function<void(const char*, std::span<const std::byte>)>& add) const;
  core::Issues read(const std::function<core::Result<std::vector<std::byte>>(const char*)>& get);

 private:
  std::array<std::uint64_t, product::cell_types> canal_types() const;
  std::vector<DrawnCell> drawn() const;
  double starving_thickness() const;
  void describe_if_due();
  double residual_hour() const;
  TakeRisk take_risk_curve() const;
  GraftPeaks peaks() const;
  LotGiven lot_given() const;
  std::vector<NullModel> null_models() const;
  std::vector<AxonTree> axon_trees() const;
  double detached_death() const;  // [1/d]
  std::vector<FieldSlice> field_slices() const;
  CanalShape shape() const;
  std::vector<PublishedRow> published_rows(const GraftEvidence& published) const;

  GraftPlan plan_;
  GraftParameters p_;
  GraftSetup setup_;
  GraftKey key_;
  core::Team& team_;
  std::unique_ptr<CanalCourse> canal_;
  std::unique_ptr<Tissue> tissue_;
  std::vector<double> due_;
  std::vector<Snapshot> snapshots_;
  double hour_{0}, end_;
  double thickest_{0};  // [mm]
  double residual_{0};  // pluripotent cells alive two days after the last dose, expected
};

}  // namespace caudata::graft
