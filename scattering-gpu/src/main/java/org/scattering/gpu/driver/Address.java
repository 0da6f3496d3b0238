package org.scattering.gpu.driver;

import jcuda.driver.CUdeviceptr;

/** A device pointer that says where it points, for tables of arguments. */
final class Address extends CUdeviceptr {
    long value() {
        return getNativePointer();
    }
}
