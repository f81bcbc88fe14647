# SPDX-License-Identifier: Apache-2.0
"""Compares what VTK reads from the VTKHDF files of a graft with what its CSV files say."""
import csv
import math
import pathlib
import sys

from vtkmodules.vtkIOHDF import vtkHDFReader

folder = pathlib.Path(sys.argv[1])


def fail(words):
    sys.exit("check_vtk: " + words)


errors = []


def read(path):
    reader = vtkHDFReader()
    for source in (reader, reader.GetExecutive()):
        source.AddObserver("ErrorEvent", lambda *event: errors.append(f"VTK complains about {path.name}"))
    if not reader.CanReadFile(str(path)):
        fail(f"VTK does not know {path.name}")
    reader.SetFileName(str(path))
    reader.Update()
    if errors:
        fail("; ".join(errors))
    return reader.GetOutputDataObject(0)


def single_piece(data):
    """The reader hands out unstructured grids as they are, or as the only partition."""
    return data.GetPartition(0) if data.IsA("vtkPartitionedDataSet") else data


compartments = ["suspended", "bedload", "adherent", "parenchyma", "dead", "left"]
surfaces = {"pia": 0, "dura": 1, "root": 2, "lesion": 3, "": 255}
rows = {}
with open(folder / "cells.csv", newline="") as file:
    for row in csv.DictReader(file):
        rows.setdefault(float(row["time_h"]), []).append(row)

cell_files = sorted((folder / "cells").glob("*.vtkhdf"))
if len(cell_files) != len(rows) or not cell_files:
    fail(f"{len(cell_files)} files of cells for {len(rows)} times")
for path, hours in zip(cell_files, sorted(rows)):
    grid = single_piece(read(path))
    cells = rows[hours]
    if grid.GetNumberOfPoints() != len(cells) or grid.GetNumberOfCells() != len(cells):
        fail(f"{path.name}: {grid.GetNumberOfPoints()} points for {len(cells)} cells")
    arrays = grid.GetPointData()
    for i, row in enumerate(cells):
        if grid.GetCellType(i) != 1:
            fail(f"{path.name}: cell {i} is no vertex")
        expected = [float(row[k]) for k in ("x_mm", "y_mm", "z_mm")]
        if any(abs(a - b) > 1e-4 for a, b in zip(grid.GetPoint(i), expected)):
            fail(f"{path.name}: point {i} at {grid.GetPoint(i)}, not {expected}")
        for name, value in (("compartment", compartments.index(row["compartment"])),
                            ("surface", surfaces[row["surface"]]), ("time_h", hours),
                            ("id", int(row["id"])), ("clone", int(row["clone"]))):
            if arrays.GetArray(name).GetValue(i) != value:
                fail(f"{path.name}: {name} of {i} is {arrays.GetArray(name).GetValue(i)}, not {value}")
        if abs(arrays.GetArray("radius_um").GetValue(i) - float(row["radius_um"])) > 1e-4:
            fail(f"{path.name}: radius of {i}")

profiles = {}
with open(folder / "fields.csv", newline="") as file:
    for row in csv.DictReader(file):
        profiles.setdefault((row["field"], float(row["time_h"])), []).append(row)
field_files = sorted((folder / "fields").glob("*.vtkhdf"))
if len(field_files) != len(profiles) or not field_files:
    fail(f"{len(field_files)} files of fields for {len(profiles)} profiles")
for path, (name, hours) in zip(field_files, sorted(profiles)):
    image = read(path)
    nx, ny, nz = image.GetDimensions()
    values = image.GetPointData().GetArray(name)
    if values is None or values.GetNumberOfTuples() != nx * ny * nz:
        fail(f"{path.name}: no array {name} of the right size")
    by_x = {round(float(row["x_mm"]), 6): row for row in profiles[(name, hours)]}
    for i in range(nx):
        x = image.GetOrigin()[0] + i * image.GetSpacing()[0]
        section = [values.GetValue(i + nx * j) for j in range(ny * nz)]
        section = [v for v in section if not math.isnan(v)]
        row = by_x[round(x, 6)]
        if len(section) != int(row["points"]) or abs(sum(section) / len(section) - float(row["mean"])) > 1e-5:
            fail(f"{path.name}: profile at x = {x}")
print(f"VTK read {len(cell_files)} files of cells and {len(field_files)} of fields")
