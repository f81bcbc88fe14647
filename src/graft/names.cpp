// SPDX-License-Identifier: Apache-2.0
#include "graft/compartment.hpp"
#include "graft/surface.hpp"

namespace caudata::graft {

const char* name(Surface surface) {
  switch (surface) {
    case Surface::pia:
      return "pia";
    case Surface::dura:
      return "dura";
    case Surface::root:
      return "root";
    case Surface::lesion:
      return "lesion";
  }
  return "";
}

const char* name(Compartment compartment) {
  switch (compartment) {
    case Compartment::suspended:
      return "suspended";
    case Compartment::bedload:
      return "bedload";
    case Compartment::adherent:
      return "adherent";
    case Compartment::parenchyma:
      return "parenchyma";
    case Compartment::dead:
      return "dead";
    case Compartment::left:
      return "left";
  }
  return "";
}

}  // namespace caudata::graft
