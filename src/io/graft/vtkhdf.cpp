// SPDX-License-Identifier: Apache-2.0
#include "io/graft/vtkhdf.hpp"

#include <array>
#include <numeric>

#include "core/contract.hpp"
#include "io/graft/hdf5_file.hpp"

namespace caudata::io {
namespace {

constexpr std::array<std::int64_t, 2> vtkhdf_version{1, 0};
constexpr std::uint8_t vtk_vertex = 1;  // VTK's number of this kind of cell

void begin_vtkhdf(Hdf5File& file, std::string_view type) {
  file.put_group("/VTKHDF");
  file.put_attribute<std::int64_t>("/VTKHDF", "Version", vtkhdf_version);
  file.put_text_attribute("/VTKHDF", "Type", type);
}

/// Times are kept with the data, because a file name is easily changed. Not as field data: VTK 9.1
/// takes that of an image for an array of the image's size.
void put_time(Hdf5File& file, double hours) {
  file.put_attribute<double>("/VTKHDF", "time_h", std::array{hours});
}

core::Result<void> finish_vtkhdf(Hdf5File& file, const std::filesystem::path& path) {
  if (file.error().empty()) file.close();
  if (file.error().empty()) return {};
  return core::failure(core::Issue{core::Severity::error,
                                   "io.write",
                                   {path.string(), 0, 0},
                                   "cannot write the VTKHDF file",
                                   file.error(),
                                   {}});
}

template <class T, class Of>
std::vector<T> column(const std::vector<graft::DrawnCell>& cells, Of&& of) {
  std::vector<T> values;
  values.reserve(cells.size());
  for (const graft::DrawnCell& cell : cells) values.push_back(static_cast<T>(of(cell)));
  return values;
}

void put_vertices(Hdf5File& file, const std::vector<graft::DrawnCell>& cells) {
  const auto count = static_cast<std::int64_t>(cells.size());
  for (const char* what : {"NumberOfPoints", "NumberOfCells", "NumberOfConnectivityIds"})
    file.put(std::string("/VTKHDF/") + what, std::vector<std::int64_t>{count});
  std::vector<float> points;
  points.reserve(3 * cells.size());
  for (const graft::DrawnCell& cell : cells) points.insert(points.end(), {cell.x, cell.y, cell.z});
  file.put<float>("/VTKHDF/Points", points, {cells.size(), 3});
  std::vector<std::int64_t> numbers(cells.size() + 1);
  std::iota(numbers.begin(), numbers.end(), std::int64_t{0});
  file.put("/VTKHDF/Offsets", numbers);
  numbers.pop_back();
  file.put("/VTKHDF/Connectivity", numbers);
  file.put("/VTKHDF/Types", std::vector<std::uint8_t>(cells.size(), vtk_vertex));
}

void put_point_data(Hdf5File& file, const graft::Snapshot& snapshot) {
  using graft::DrawnCell;
  const auto& cells = snapshot.drawn;
  const std::string data = "/VTKHDF/PointData";
  file.put_group(data);
  file.put(data + "/id", column<std::uint64_t>(cells, [](const DrawnCell& c) { return c.id; }));
  file.put(data + "/clone",
           column<std::uint64_t>(cells, [](const DrawnCell& c) { return c.clone; }));
  file.put(data + "/type", column<std::uint8_t>(cells, [](const DrawnCell& c) { return c.type; }));
  file.put(data + "/compartment",
           column<std::uint8_t>(cells, [](const DrawnCell& c) { return c.compartment; }));
  file.put(data + "/surface", column<std::uint8_t>(cells, [](const DrawnCell& c) {
             return c.compartment == graft::Compartment::adherent
                        ? static_cast<std::uint8_t>(c.surface)
                        : no_surface;
           }));
  file.put(data + "/radius_um", column<float>(cells, [](const DrawnCell& c) { return c.radius; }));
  file.put(data + "/time_h", std::vector<double>(cells.size(), snapshot.hours));
}

}  // namespace

core::Result<void> write_vtkhdf(const std::filesystem::path& path,
                                const graft::Snapshot& snapshot) {
  Hdf5File file(path, Hdf5Mode::create);
  begin_vtkhdf(file, "UnstructuredGrid");
  put_vertices(file, snapshot.drawn);
  put_point_data(file, snapshot);
  put_time(file, snapshot.hours);
  return finish_vtkhdf(file, path);
}

core::Result<void> write_vtkhdf(const std::filesystem::path& path, const graft::FieldSlice& field) {
  EXPECTS(field.values.size() == std::size_t{field.n[0]} * field.n[1] * field.n[2]);
  EXPECTS(!field.values.empty() && !field.name.empty());
  EXPECTS(field.name.find('/') == std::string::npos);
  Hdf5File file(path, Hdf5Mode::create);
  begin_vtkhdf(file, "ImageData");
  const std::array<std::int64_t, 6> extent{0, std::int64_t{field.n[0]} - 1,
                                           0, std::int64_t{field.n[1]} - 1,
                                           0, std::int64_t{field.n[2]} - 1};
  constexpr std::array<double, 9> axes{1, 0, 0, 0, 1, 0, 0, 0, 1};
  file.put_attribute<std::int64_t>("/VTKHDF", "WholeExtent", extent);
  file.put_attribute<double>("/VTKHDF", "Origin", field.origin);
  file.put_attribute<double>("/VTKHDF", "Spacing", field.spacing);
  file.put_attribute<double>("/VTKHDF", "Direction", axes);
  file.put_group("/VTKHDF/PointData");
  file.put<float>("/VTKHDF/PointData/" + field.name, field.values,
                  {field.n[2], field.n[1], field.n[0]});
  put_time(file, field.hours);
  return finish_vtkhdf(file, path);
}

}  // namespace caudata::io
