// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "core/team.hpp"
#include "graft/canal/surface_places.hpp"
#include "graft/course/graft_result.hpp"
#include "graft/course/graft_setup.hpp"
#include "graft/course/published_finding.hpp"

namespace caudata::graft {

/// Whole hours at which a course is described: some of the first day after each dose, then days,
/// one and two months after the last dose, and the end.
std::vector<double> snapshot_hours(const CanalPlan& doses, double days);

/// Runs beside a run of somebody with a lesion, and cells that each follows at most.
inline constexpr int null_models = 2;
inline constexpr std::uint64_t most_null_cells = 300'000;

/// Where a cell that adheres is taken to adhere; `anywhere` is the geometric null model.
enum class AdhesionPlace : std::uint8_t { where_it_is, anywhere };

/// The cells of a person from the needle on. An hour is that of the canal and that of the tissue;
/// at its end who adheres to pia or lesion goes over from one to the other. So a cell lives through
/// every moment once: detached until it adheres, attached in the canal until the end of that hour,
/// then in the tissue. Everything follows from plan, parameters and key.
class GraftCourse {
 public:
  /// `team` must outlive the course.
  GraftCourse(const GraftPlan& plan, const GraftParameters& parameters, GraftSetup setup,
              core::Team& team, AdhesionPlace place = AdhesionPlace::where_it_is);
  ~GraftCourse();

  double hours() const { return hour_; }
  double end() const { return end_; }

  /// Asked after every step of the canal, at this hour: whether to go on.
  using GoesOn = std::function<bool(double hour)>;

  /// An hour, or the rest of one. Where `goes_on` says no it ends within the hour: it can be
  /// written then, and the next step goes on there. False at the end.
  bool step(const GoesOn& goes_on = {});

  const std::vector<Snapshot>& snapshots() const { return snapshots_; }
  /// The state now.
  Snapshot snapshot() const;
  CellLedger ledger() const;

  /// After the end: the runs beside the run. False if `goes_on`, told how many are done, said no;
  /// then they begin anew.
  bool follow_null_models(const std::function<bool(int done, double hour)>& goes_on = {});

  /// After the end: everything that the run leaves behind, beside what was published. Nothing else
  /// of a course ever sees a published number. Null models are followed if they were not.
  GraftResult result(const GraftEvidence& published = {});

  /// Checkpoints between steps, in pieces of at most `byte_piece`, one section after the other.
  /// What `open` reads must be whole and of this run: its container says so. Read into a course
  /// that has not moved; issues leave it unusable.
  void write(const std::function<void(const char*, std::span<const std::byte>)>& add) const;
  core::Issues read(const std::function<core::Result<ByteReader>(const char*)>& open);

 private:
  std::array<std::uint64_t, product::cell_types> canal_types() const;
  std::vector<DrawnCell> drawn() const;
  void describe_if_due();
  void write_head(ByteWriter& out) const;
  bool read_head(ByteReader& in);
  double reading_hour() const;
  TakeRisk take_risk_curve() const;
  GraftPeaks peaks() const;
  LotGiven lot_given() const;
  LesionAdherence adherence_now() const;
  std::optional<NullModel> without(const char* name, const char* meaning,
                                   const GraftParameters& parameters, AdhesionPlace place,
                                   const GoesOn& goes_on) const;
  std::vector<AxonTree> axon_trees() const;
  CanalSurvival canal_survival() const;
  std::vector<FieldSlice> field_slices() const;
  CanalShape shape() const;
  std::vector<PublishedRow> published_rows(const GraftEvidence& published) const;

  GraftPlan plan_;
  GraftParameters p_;
  GraftSetup setup_;
  GraftKey key_;
  core::Team& team_;
  std::optional<SurfacePlaces> anywhere_;
  std::unique_ptr<CanalCourse> canal_;
  std::unique_ptr<Tissue> tissue_;
  std::vector<double> due_;
  std::vector<Snapshot> snapshots_;
  std::optional<std::vector<NullModel>> nulls_;
  double hour_{0}, end_;
  double thickest_{0};         // [mm]
  double residual_{0};         // pluripotent cells alive two days after the last dose, expected
  LesionAdherence adherence_;  // then
};

}  // namespace caudata::graft
