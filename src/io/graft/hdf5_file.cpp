// SPDX-License-Identifier: Apache-2.0
#include "io/graft/hdf5_file.hpp"

#include <hdf5.h>

#include <functional>
#include <numeric>
#include <type_traits>

#include "core/contract.hpp"

namespace caudata::io {
namespace {

static_assert(std::is_same_v<hid_t, std::int64_t>);

/// An identifier of the library and how to give it back.
class Hdf5Handle {
 public:
  Hdf5Handle(hid_t id, herr_t (*close)(hid_t)) : id_(id), close_(close) {}
  ~Hdf5Handle() {
    if (id_ >= 0) close_(id_);
  }
  Hdf5Handle(const Hdf5Handle&) = delete;
  Hdf5Handle& operator=(const Hdf5Handle&) = delete;

  hid_t id() const { return id_; }
  bool valid() const { return id_ >= 0; }

 private:
  hid_t id_;
  herr_t (*close_)(hid_t);
};

/// How a C++ type is stored, and how it lies in memory.
struct ElementTypes {
  hid_t file, memory;
};
template <class T>
ElementTypes element_types() {
  if constexpr (std::is_same_v<T, float>)
    return {H5T_IEEE_F32LE, H5T_NATIVE_FLOAT};
  else if constexpr (std::is_same_v<T, double>)
    return {H5T_IEEE_F64LE, H5T_NATIVE_DOUBLE};
  else if constexpr (std::is_same_v<T, std::int64_t>)
    return {H5T_STD_I64LE, H5T_NATIVE_INT64};
  else if constexpr (std::is_same_v<T, std::uint64_t>)
    return {H5T_STD_U64LE, H5T_NATIVE_UINT64};
  else {
    static_assert(std::is_same_v<T, std::uint8_t>);
    return {H5T_STD_U8LE, H5T_NATIVE_UINT8};
  }
}

/// Properties of a new object: no times.
class TimelessProperties : public Hdf5Handle {
 public:
  explicit TimelessProperties(hid_t kind) : Hdf5Handle(H5Pcreate(kind), H5Pclose) {
    H5Pset_obj_track_times(id(), false);
  }
};

hid_t open_hdf5(const std::string& name, Hdf5Mode mode) {
  if (mode == Hdf5Mode::read) return H5Fopen(name.c_str(), H5F_ACC_RDONLY, H5P_DEFAULT);
  const Hdf5Handle access(H5Pcreate(H5P_FILE_ACCESS), H5Pclose);
  H5Pset_libver_bounds(access.id(), H5F_LIBVER_V18, H5F_LIBVER_V18);
  const TimelessProperties creation(H5P_FILE_CREATE);
  return H5Fcreate(name.c_str(), H5F_ACC_TRUNC, creation.id(), access.id());
}

/// Extents of a data space; {1} of a scalar.
std::vector<std::uint64_t> extents(hid_t space) {
  const int rank = H5Sget_simple_extent_ndims(space);
  if (rank <= 0) return {1};
  std::vector<hsize_t> dims(static_cast<std::size_t>(rank));
  H5Sget_simple_extent_dims(space, dims.data(), nullptr);
  return {dims.begin(), dims.end()};
}

std::uint64_t element_count(const std::vector<std::uint64_t>& shape) {
  return std::accumulate(shape.begin(), shape.end(), std::uint64_t{1}, std::multiplies<>());
}

}  // namespace

Hdf5File::Hdf5File(const std::filesystem::path& file, Hdf5Mode mode) : name_(file.string()) {
  H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);  // problems are told by `error`, not on the terminal
  file_ = open_hdf5(name_, mode);
  if (file_ < 0)
    problem(mode == Hdf5Mode::create ? "the file cannot be made" : "this is not an HDF5 file");
}

Hdf5File::~Hdf5File() {
  if (file_ >= 0) H5Fclose(file_);
}

void Hdf5File::problem(std::string what) {
  if (healthy()) error_ = std::move(what);
}

void Hdf5File::close() {
  EXPECTS(file_ >= 0 || !healthy());
  if (file_ >= 0 && H5Fclose(file_) < 0) problem("the file cannot be closed");
  file_ = -1;
}

void Hdf5File::put_group(const std::string& group) {
  if (!healthy()) return;
  const TimelessProperties creation(H5P_GROUP_CREATE);
  const Hdf5Handle made(H5Gcreate2(file_, group.c_str(), H5P_DEFAULT, creation.id(), H5P_DEFAULT),
                        H5Gclose);
  if (!made.valid()) problem("cannot make the group " + group);
}

void Hdf5File::put_text_attribute(const std::string& group, const std::string& name,
                                  std::string_view ascii) {
  EXPECTS(!ascii.empty());
  if (!healthy()) return;
  const Hdf5Handle type(H5Tcopy(H5T_C_S1), H5Tclose);
  H5Tset_size(type.id(), ascii.size());
  H5Tset_strpad(type.id(), H5T_STR_NULLPAD);
  const Hdf5Handle at(H5Oopen(file_, group.c_str(), H5P_DEFAULT), H5Oclose);
  const Hdf5Handle space(H5Screate(H5S_SCALAR), H5Sclose);
  const Hdf5Handle made(
      H5Acreate2(at.id(), name.c_str(), type.id(), space.id(), H5P_DEFAULT, H5P_DEFAULT), H5Aclose);
  if (!made.valid() || H5Awrite(made.id(), type.id(), ascii.data()) < 0)
    problem("cannot write the attribute " + name);
}

template <class T>
void Hdf5File::put_attribute(const std::string& group, const std::string& name,
                             std::span<const T> values) {
  if (!healthy()) return;
  const auto [in_file, in_memory] = element_types<T>();
  const hsize_t count = values.size();
  const Hdf5Handle at(H5Oopen(file_, group.c_str(), H5P_DEFAULT), H5Oclose);
  const Hdf5Handle space(H5Screate_simple(1, &count, nullptr), H5Sclose);
  const Hdf5Handle made(
      H5Acreate2(at.id(), name.c_str(), in_file, space.id(), H5P_DEFAULT, H5P_DEFAULT), H5Aclose);
  if (!made.valid() || H5Awrite(made.id(), in_memory, values.data()) < 0)
    problem("cannot write the attribute " + name);
}

template <class T>
void Hdf5File::put(const std::string& dataset, std::span<const T> values,
                   const std::vector<std::uint64_t>& shape) {
  EXPECTS(element_count(shape) == values.size());
  if (!healthy()) return;
  const auto [in_file, in_memory] = element_types<T>();
  const std::vector<hsize_t> dims(shape.begin(), shape.end());
  const Hdf5Handle space(H5Screate_simple(static_cast<int>(dims.size()), dims.data(), nullptr),
                         H5Sclose);
  const TimelessProperties creation(H5P_DATASET_CREATE);
  const Hdf5Handle made(H5Dcreate2(file_, dataset.c_str(), in_file, space.id(), H5P_DEFAULT,
                                   creation.id(), H5P_DEFAULT),
                        H5Dclose);
  const bool written =
      made.valid() && (values.empty() || H5Dwrite(made.id(), in_memory, H5S_ALL, H5S_ALL,
                                                  H5P_DEFAULT, values.data()) >= 0);
  if (!written) problem("cannot write " + dataset);
}

std::string Hdf5File::text_attribute(const std::string& group, const std::string& name) {
  if (!healthy()) return {};
  const Hdf5Handle at(H5Aopen_by_name(file_, group.c_str(), name.c_str(), H5P_DEFAULT, H5P_DEFAULT),
                      H5Aclose);
  const Hdf5Handle type(H5Aget_type(at.id()), H5Tclose);
  std::string text(type.valid() ? H5Tget_size(type.id()) : 0, '\0');
  if (text.empty() || H5Aread(at.id(), type.id(), text.data()) < 0)
    problem("cannot read the attribute " + name);
  return text;
}

template <class T>
std::vector<T> Hdf5File::attribute(const std::string& group, const std::string& name) {
  if (!healthy()) return {};
  const Hdf5Handle at(H5Aopen_by_name(file_, group.c_str(), name.c_str(), H5P_DEFAULT, H5P_DEFAULT),
                      H5Aclose);
  const Hdf5Handle space(H5Aget_space(at.id()), H5Sclose);
  std::vector<T> values(space.valid() ? element_count(extents(space.id())) : 0);
  if (!at.valid() || H5Aread(at.id(), element_types<T>().memory, values.data()) < 0) {
    problem("cannot read the attribute " + name);
    return {};
  }
  return values;
}

std::vector<std::uint64_t> Hdf5File::shape(const std::string& dataset) {
  if (!healthy()) return {};
  const Hdf5Handle data(H5Dopen2(file_, dataset.c_str(), H5P_DEFAULT), H5Dclose);
  const Hdf5Handle space(H5Dget_space(data.id()), H5Sclose);
  if (!space.valid()) {
    problem("cannot read " + dataset);
    return {};
  }
  return extents(space.id());
}

template <class T>
std::vector<T> Hdf5File::get(const std::string& dataset) {
  const std::vector<std::uint64_t> dims = shape(dataset);
  if (!healthy()) return {};
  std::vector<T> values(element_count(dims));
  const Hdf5Handle data(H5Dopen2(file_, dataset.c_str(), H5P_DEFAULT), H5Dclose);
  if (!values.empty() && H5Dread(data.id(), element_types<T>().memory, H5S_ALL, H5S_ALL,
                                 H5P_DEFAULT, values.data()) < 0) {
    problem("cannot read " + dataset);
    return {};
  }
  return values;
}

#define CAUDATA_HDF5_ELEMENT(T)                                                           \
  template void Hdf5File::put_attribute<T>(const std::string&, const std::string&,        \
                                           std::span<const T>);                           \
  template void Hdf5File::put<T>(const std::string&, std::span<const T>,                  \
                                 const std::vector<std::uint64_t>&);                      \
  template std::vector<T> Hdf5File::attribute<T>(const std::string&, const std::string&); \
  template std::vector<T> Hdf5File::get<T>(const std::string&);
CAUDATA_HDF5_ELEMENT(float)
CAUDATA_HDF5_ELEMENT(double)
CAUDATA_HDF5_ELEMENT(std::int64_t)
CAUDATA_HDF5_ELEMENT(std::uint64_t)
CAUDATA_HDF5_ELEMENT(std::uint8_t)
#undef CAUDATA_HDF5_ELEMENT

}  // namespace caudata::io
