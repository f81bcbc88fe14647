// SPDX-License-Identifier: Apache-2.0
#include "patient/cord_part.hpp"
#include "patient/person.hpp"

namespace caudata::patient {

const char* name(Sex sex) {
  switch (sex) {
    case Sex::female:
      return "female";
    case Sex::male:
      return "male";
  }
  return "";
}

const char* name(CordPart part) {
  switch (part) {
    case CordPart::cervical:
      return "cervical";
    case CordPart::t1_t9:
      return "T1-T9";
    case CordPart::t10_and_below:
      return "T10 and below";
  }
  return "";
}

const char* name(Region region) {
  switch (region) {
    case Region::china:
      return "china";
    case Region::united_states:
      return "united_states";
    case Region::europe:
      return "europe";
  }
  return "";
}

const char* name(InjuryCause cause) {
  switch (cause) {
    case InjuryCause::fall:
      return "fall";
    case InjuryCause::traffic:
      return "traffic";
    case InjuryCause::violence:
      return "violence";
    case InjuryCause::sport:
      return "sport";
    case InjuryCause::surgical:
      return "surgical";
    case InjuryCause::other:
      return "other";
  }
  return "";
}

}  // namespace caudata::patient
