// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bit>
#include <vector>

#include "isncsci/admissible.hpp"
#include "support/worksheet.hpp"

/// The determined examinations that are compatible with an admissible one.
namespace caudata::support {

/// One score or answer that may have several values: bit v of `values` is value v.
struct OpenValue {
  std::uint8_t* place;
  unsigned values;
};

class Completions {
 public:
  explicit Completions(const isncsci::AdmissibleExam& exam) {
    put(exam_.right, exam.right);
    put(exam_.left, exam.left);
    put(contraction_, exam.anal_contraction);
    put(pressure_, exam.deep_pressure);
    std::erase_if(open_, [](const OpenValue& o) { return std::has_single_bit(o.values); });
  }
  Completions(const Completions&) = delete;
  Completions& operator=(const Completions&) = delete;

  double count() const {
    double product = 1;
    for (const OpenValue& o : open_) product *= std::popcount(o.values);
    return product;
  }

  template <class Use>
  void for_each(Use use) {
    for (const OpenValue& o : open_) *o.place = lowest(o.values);
    do use(current());
    while (advance());
  }

  const isncsci::Exam& random(core::Stream& stream) {
    for (const OpenValue& o : open_) {
      unsigned values = o.values;
      for (unsigned n = below(stream, static_cast<unsigned>(std::popcount(values))); n > 0; --n) {
        values &= values - 1;
      }
      *o.place = lowest(values);
    }
    return current();
  }

 private:
  static std::uint8_t lowest(unsigned values) {
    return static_cast<std::uint8_t>(std::countr_zero(values));
  }
  void put(std::uint8_t& place, unsigned values) {
    place = lowest(values);
    open_.push_back({&place, values});
  }
  void put(isncsci::ExamSide& side, const isncsci::AdmissibleSide& sets) {
    for (std::size_t i = 0; i < isncsci::dermatomes; ++i) {
      put(side.light_touch[i].value, sets.light_touch[i]);
      put(side.pin_prick[i].value, sets.pin_prick[i]);
    }
    for (std::size_t m = 0; m < isncsci::key_muscles; ++m) {
      put(side.motor[m].value, sets.motor[m]);
    }
    side.non_key_muscle = sets.non_key_muscle;
  }
  const isncsci::Exam& current() {
    exam_.voluntary_anal_contraction = static_cast<isncsci::Answer>(contraction_);
    exam_.deep_anal_pressure = static_cast<isncsci::Answer>(pressure_);
    return exam_;
  }
  /// The next combination, as an odometer counts; false after the last.
  bool advance() {
    for (const OpenValue& o : open_) {
      const unsigned above = o.values & ~((2u << *o.place) - 1);
      *o.place = lowest(above != 0 ? above : o.values);
      if (above != 0) return true;
    }
    return false;
  }

  isncsci::Exam exam_;
  std::uint8_t contraction_{}, pressure_{};
  std::vector<OpenValue> open_;
};

}  // namespace caudata::support
