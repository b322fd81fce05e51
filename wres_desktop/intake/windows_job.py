"""A limit on the memory of this process where Windows is the system: the process goes into a job of its own.

Structures and numbers are those of Microsoft's ``jobapi2.h`` and ``winnt.h`` (JOBOBJECT_EXTENDED_LIMIT_INFORMATION).
"""

import ctypes
import sys
from typing import Final

PROCESS_MEMORY: Final = 0x00000100
DIE_ON_UNHANDLED_EXCEPTION: Final = 0x00000400
_EXTENDED_LIMITS: Final = 9


class BasicLimits(ctypes.Structure):
    """JOBOBJECT_BASIC_LIMIT_INFORMATION."""

    _fields_ = (
        ("PerProcessUserTimeLimit", ctypes.c_int64),
        ("PerJobUserTimeLimit", ctypes.c_int64),
        ("LimitFlags", ctypes.c_uint32),
        ("MinimumWorkingSetSize", ctypes.c_size_t),
        ("MaximumWorkingSetSize", ctypes.c_size_t),
        ("ActiveProcessLimit", ctypes.c_uint32),
        ("Affinity", ctypes.c_size_t),
        ("PriorityClass", ctypes.c_uint32),
        ("SchedulingClass", ctypes.c_uint32),
    )


class ExtendedLimits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION."""

    _fields_ = (
        ("BasicLimitInformation", BasicLimits),
        ("IoInfo", ctypes.c_uint64 * 6),
        ("ProcessMemoryLimit", ctypes.c_size_t),
        ("JobMemoryLimit", ctypes.c_size_t),
        ("PeakProcessMemoryUsed", ctypes.c_size_t),
        ("PeakJobMemoryUsed", ctypes.c_size_t),
    )


def limits(most_memory: int) -> ExtendedLimits:
    """Limits that let a process ask for no more than so many bytes, and end it without a window if it fails."""
    made = ExtendedLimits()
    made.BasicLimitInformation.LimitFlags = PROCESS_MEMORY | DIE_ON_UNHANDLED_EXCEPTION
    made.ProcessMemoryLimit = most_memory
    return made


def limit_memory_of_this_process(most_memory: int) -> bool:
    """Put this process into a job with the limit; whether Windows did so. The job lasts as long as the process."""
    if sys.platform == "win32":
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateJobObjectW.restype = kernel.GetCurrentProcess.restype = ctypes.c_void_p
        kernel.SetInformationJobObject.argtypes = (ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p, ctypes.c_uint32)
        kernel.AssignProcessToJobObject.argtypes = (ctypes.c_void_p, ctypes.c_void_p)
        job = kernel.CreateJobObjectW(None, None)
        made = limits(most_memory)
        return bool(
            job
            and kernel.SetInformationJobObject(job, _EXTENDED_LIMITS, ctypes.byref(made), ctypes.sizeof(made))
            and kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess())
        )
    return False
