// SPDX-License-Identifier: Apache-2.0
#include "io/graft/view_data.hpp"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <algorithm>
#include <bit>
#include <limits>
#include <nlohmann/json.hpp>
#include <span>

#include "core/contract.hpp"
#include "graft/thin_drawn.hpp"
#include "report/graft/graft_words.hpp"
#include "report/graft/lesion_share.hpp"
#include "report/number_text.hpp"

namespace caudata::io {
namespace {

using ViewJson = nlohmann::ordered_json;

static_assert(std::endian::native == std::endian::little);

constexpr unsigned compartment_shift = 4, surface_shift = 7, clone_shift = 9;
constexpr std::uint64_t clone_colours = 128;

/// The box that shares are of: the canal, with room for a cell that stands out of it.
struct ViewBox {
  std::array<double, 3> from{}, to{1, 1, 1};

  void hold(double x, double y, double z) {
    const std::array<double, 3> point{x, y, z};
    for (std::size_t i = 0; i < 3; ++i) {
      from[i] = std::min(from[i], point[i]);
      to[i] = std::max(to[i], point[i]);
    }
  }
  std::uint16_t share(std::size_t axis, float value) const {
    const double s = (static_cast<double>(value) - from[axis]) / (to[axis] - from[axis]);
    return static_cast<std::uint16_t>(std::clamp(s, 0.0, 1.0) * 65535 + 0.5);
  }
};

ViewBox box_of(const graft::CanalShape& shape) {
  ViewBox box;
  for (std::size_t i = 0; i < shape.x.size(); ++i)
    for (const float side : {-1.0f, 1.0f})
      box.hold(static_cast<double>(shape.x[i]),
               static_cast<double>(shape.dura_centre[i][0] + side * shape.dura[i][0]),
               static_cast<double>(shape.dura_centre[i][1] + side * shape.dura[i][1]));
  return box;
}

template <class T>
std::string base64_of(const std::vector<T>& values) {
  return base64({reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T)});
}

std::uint16_t code_of(const graft::DrawnCell& cell) {
  const std::uint64_t clone = graft::drawing_rank(cell.clone) % clone_colours;
  return static_cast<std::uint16_t>(
      static_cast<std::uint64_t>(cell.type) |
      static_cast<std::uint64_t>(cell.compartment) << compartment_shift |
      static_cast<std::uint64_t>(cell.surface) << surface_shift | clone << clone_shift);
}

std::vector<std::uint16_t> cell_words(const graft::Snapshot& snapshot, const ViewBox& box,
                                      std::uint64_t limit) {
  std::vector<std::uint16_t> words;
  for (const graft::DrawnCell& cell : snapshot.drawn) {
    if (cell.compartment == graft::Compartment::left || graft::drawing_rank(cell.id) >= limit)
      continue;
    words.insert(words.end(),
                 {box.share(0, cell.x), box.share(1, cell.y), box.share(2, cell.z), code_of(cell)});
  }
  return words;
}

/// Axons that are drawn, by their place in the result.
std::vector<const graft::AxonTree*> drawn_axons(const std::vector<graft::AxonTree>& axons) {
  std::vector<const graft::AxonTree*> chosen;
  for (const graft::AxonTree& axon : axons) chosen.push_back(&axon);
  std::ranges::stable_sort(chosen, {},
                           [](const auto* axon) { return graft::drawing_rank(axon->neuron); });
  std::size_t points = 0, count = 0;
  while (count < chosen.size() && points + chosen[count]->points.size() <= most_axon_points)
    points += chosen[count++]->points.size();
  chosen.resize(count);
  return chosen;
}

/// Two ends a segment, three shares an end.
std::vector<std::uint16_t> axon_words(const std::vector<const graft::AxonTree*>& axons,
                                      const ViewBox& box) {
  std::vector<std::uint16_t> words;
  for (const graft::AxonTree* axon : axons)
    for (std::size_t i = 1; i < axon->points.size(); ++i)
      for (const std::size_t end : {static_cast<std::size_t>(axon->parent[i]), i})
        for (std::size_t axis = 0; axis < 3; ++axis)
          words.push_back(box.share(axis, axon->points[end][axis]));
  return words;
}

/// Where the canal is narrowed: about the lesion's middle.
ViewJson block_json(const graft::GraftResult& result) {
  const graft::CanalShape& shape = result.shape;
  const double middle = (shape.lesion_from + shape.lesion_to) / 2;
  const double half = result.what.subject.block.length / 2;
  return {middle - half, middle + half};
}

ViewJson shape_json(const graft::GraftResult& result) {
  const graft::CanalShape& shape = result.shape;
  std::vector<float> sections;  // x, cord y, cord z, dura y, dura z, centre y, centre z
  for (std::size_t i = 0; i < shape.x.size(); ++i)
    sections.insert(sections.end(),
                    {shape.x[i], shape.cord[i][0], shape.cord[i][1], shape.dura[i][0],
                     shape.dura[i][1], shape.dura_centre[i][0], shape.dura_centre[i][1]});
  ViewJson regions = ViewJson::array();
  for (const report::RegionExtent& region : report::region_extents(shape))
    regions.push_back({graft::region_name(region.region), region.from, region.to});
  return {{"sections", base64_of(sections)},
          {"regions", std::move(regions)},
          {"lesion", {shape.lesion_from, shape.lesion_to}},
          {"block", block_json(result)},
          {"passage", shape.passage}};
}

ViewJson names_json() {
  ViewJson types = ViewJson::array(), places = ViewJson::array();
  for (const product::CellType type : product::every_cell_type)
    types.push_back(report::words(type));
  for (std::size_t c = 0; c < graft::compartments; ++c)
    places.push_back(report::words(static_cast<graft::Compartment>(c)));
  return {{"types", std::move(types)}, {"compartments", std::move(places)}};
}

/// A sentence, since a share without its noise would read as exact.
std::string on_lesion_text(const graft::GraftResult& result, const graft::Snapshot& s) {
  const graft::LesionAdherence lesion = report::lesion_share(result, s);
  if (!report::has_adherent(lesion)) return "No cell adheres.";
  if (lesion.on_lesion == 0)
    return fmt::format("None of the {} adherent cells followed is on the lesion: {}.",
                       report::with_commas(lesion.adherent), report::lesion_figure(lesion));
  return fmt::format("Of the adherent cells on the lesion: {}.", report::lesion_figure(lesion));
}

ViewJson time_json(const graft::GraftResult& result, const graft::Snapshot& s, std::string cells) {
  return {{"time", report::time_text(s.hours)},
          {"ever", s.ledger.injected + s.ledger.born},
          {"in", s.ledger.cells},
          {"living", s.living_by_type},
          {"onLesion", on_lesion_text(result, s)},
          {"cells", std::move(cells)}};
}

/// '<' only ever stands inside of a JSON string, where it can be written as its number.
std::string without_markup(const std::string& json) {
  std::string safe;
  safe.reserve(json.size());
  for (const char c : json) {
    if (c == '<')
      safe += "\\u003c";
    else
      safe += c;
  }
  return safe;
}

}  // namespace

std::string base64(std::string_view bytes) {
  EXPECTS(bytes.size() < std::size_t{1} << 30);              // OpenSSL counts in int
  std::string text(4 * ((bytes.size() + 2) / 3) + 1, '\0');  // and the 0 that it adds
  const int length = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()),
                                     reinterpret_cast<const unsigned char*>(bytes.data()),
                                     static_cast<int>(bytes.size()));
  text.resize(static_cast<std::size_t>(length));
  return text;
}

std::string view_data(const graft::GraftResult& result) {
  const ViewBox box = box_of(result.shape);
  const auto axons = drawn_axons(result.axons);
  std::size_t axon_points = 0;
  for (const graft::AxonTree* axon : axons) axon_points += axon->points.size();
  const std::uint64_t limit =
      graft::drawing_limit(result.snapshots, most_drawn_points - axon_points);
  ViewJson times = ViewJson::array();
  for (const graft::Snapshot& s : result.snapshots)
    times.push_back(time_json(result, s, base64_of(cell_words(s, box, limit))));
  const ViewJson whole{{"lesion", report::lesion_words(result)},
                       {"from", box.from},
                       {"to", box.to},
                       {"names", names_json()},
                       {"shape", shape_json(result)},
                       {"axons", base64_of(axon_words(axons, box))},
                       {"times", std::move(times)}};
  return without_markup(whole.dump(-1, ' ', false, ViewJson::error_handler_t::replace));
}

}  // namespace caudata::io
